import { decodePlain, utf8 } from "../codec/plain.ts";
import { AuthError, DecodeError, HttpError } from "../errors.ts";
import { type Call, detailsOf } from "./call.ts";
import type { ReceivedAnswer } from "./send.ts";

/**
 * The value of an answer, read by its own Content-Type; a promise where a file has to be loaded first. Throws DecodeError
 * where it is not what was promised, and HttpError or AuthError where it is a refusal.
 */
export function readAnswer(answer: ReceivedAnswer, call: Call): unknown {
  const { ok, status, headers } = answer.response;
  const schema = call.operation.responses[status];
  const [, format] =
    /^(?:application|text)\/(json|xml)(?:; *charset=utf-8)?$/i.exec(headers.get("Content-Type") ?? "") ?? [];
  if (!ok || schema === undefined || format === undefined) return readInFull(answer, call);
  if (/xml/i.test(format)) return readXml(schema, answer, call);
  const value = decodePlain(call.table, schema, answer.body);
  return value === undefined ? readInFull(answer, call) : value;
}

async function readXml(schema: string, answer: ReceivedAnswer, call: Call): Promise<unknown> {
  try {
    const { decodeCanonicalXml, allMessages } = await call.later.xml();
    const value = decodeCanonicalXml(allMessages, schema, utf8.decode(answer.body));
    if (value !== undefined) return value;
  } catch {
    // What is wrong is for the other way to say.
  }
  return readInFull(answer, call);
}

async function readInFull(answer: ReceivedAnswer, call: Call): Promise<unknown> {
  const { ok, status } = answer.response;
  const unusual = await call.later.unusual().catch((cause: unknown) => {
    // The server has answered, so this must not hide a refusal, or pass for a request that was never sent.
    const message = `${status}: the code that reads its body could not be loaded`;
    const details = { ...detailsOf(call), status, cause };
    if (ok) throw new DecodeError(message, { ...details, issues: [] });
    throw new (status === 401 ? AuthError : HttpError)(message, { ...details, headers: new Headers() });
  });
  return unusual.readInFull(unusual, answer, call);
}
