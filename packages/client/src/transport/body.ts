import { encodePlain } from "../codec/plain.ts";
import type { Call } from "./call.ts";
import { formMediaType, type RequestMediaType } from "./media.ts";

/** Writes a request's body; a promise where a file has to be loaded first. Throws EncodeError. */
export function encodeBody(call: Call, value: object, mediaType: RequestMediaType): string | Promise<string> {
  const { table, operation, later } = call;
  const { request: schema = "" } = operation;
  const inFull = () =>
    later.rest().then(({ encodeInFull, allMessages }) => encodeInFull(allMessages, call, value, mediaType));
  if (!mediaType.endsWith("xml")) return encodePlain(table, schema, value, mediaType === formMediaType) ?? inFull();
  // Told in full, a failure says which call it belongs to.
  return later
    .xml()
    .then(({ encodeXml, allMessages }) => encodeXml(allMessages, schema, value))
    .catch(inFull);
}
