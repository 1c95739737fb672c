import { decodePlain, utf8 } from "../codec/plain.ts";
import { AuthError, DecodeError, HttpError } from "../errors.ts";
import { type Call, detailsOf } from "./call.ts";
import type { ReceivedAnswer } from "./send.ts";

/**
 * The value of an answer, read by its own Content-Type. Throws DecodeError where it is not what was promised, and HttpError
 * or AuthError where it is a refusal.
 */
export async function readAnswer(answer: ReceivedAnswer, call: Call): Promise<unknown> {
  const { ok, status } = answer.response;
  const usual = await readUsual(answer, call);
  if (usual !== undefined) return usual;
  const { readInFull, allMessages } = await call.later.rest().catch((cause: unknown) => {
    // The server has answered, so this must not hide a refusal, or pass for a request that was never sent.
    const message = `${status}: the code that reads its body could not be loaded`;
    const details = { ...detailsOf(call), status, cause };
    if (ok) throw new DecodeError(message, { ...details, issues: [] });
    throw new (status === 401 ? AuthError : HttpError)(message, { ...details, headers: new Headers() });
  });
  return readInFull(allMessages, answer, call);
}

/** The value of a 2xx answer in which all is well at first sight; undefined for any other. */
async function readUsual({ response, body }: ReceivedAnswer, { table, operation, later }: Call): Promise<unknown> {
  const schema = operation.responses[response.status];
  const [, format] = /^\w+\/(json|xml)(?:; *charset=utf-8)?$/i.exec(response.headers.get("Content-Type") ?? "") ?? [];
  if (!response.ok || schema === undefined || format === undefined) return undefined;
  if (/json/i.test(format)) return decodePlain(table, schema, body);
  try {
    const { decodeCanonicalXml, allMessages } = await later.xml();
    return decodeCanonicalXml(allMessages, schema, utf8.decode(body));
  } catch {
    return undefined;
  }
}
