import { encodePlain } from "../codec/plain.ts";
import type { Call } from "./call.ts";
import { formMediaType, type RequestMediaType } from "./media.ts";

/** Writes a request's body; a promise where a file has to be loaded first. Throws EncodeError. */
export function encodeBody(call: Call, value: object, mediaType: RequestMediaType): string | Promise<string> {
  const { table, operation, later } = call;
  const { request: schema = "" } = operation;
  if (mediaType === "application/xml" || mediaType === "text/xml") return encodeXmlBody(call, schema, value);
  return (
    encodePlain(table, schema, value, mediaType === formMediaType) ??
    later.unusual().then(({ encodeInFull, allMessages }) => encodeInFull(allMessages, call, value, mediaType))
  );
}

async function encodeXmlBody(call: Call, schema: string, value: object): Promise<string> {
  try {
    const { encodeXml, allMessages } = await call.later.xml();
    return encodeXml(allMessages, schema, value);
  } catch (error) {
    const { encodeErrorOf } = await call.later.unusual();
    throw encodeErrorOf(error, call);
  }
}
