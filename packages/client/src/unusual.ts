// What usual messages never need: the checks that tell what is wrong with one, other encodings, refusals in words.
import type { Reading } from "./transport/later.ts";

export { createClientWith } from "./client.ts";
export { decodeJson } from "./codec/json.ts";
export { decodeText } from "./codec/text.ts";
export { allMessages } from "./generated/all-messages.ts";
export { encodeErrorOf, encodeInFull, readInFull } from "./transport/in-full.ts";

export const loadUnusualXml: Reading["loadUnusualXml"] = () => import("./unusual-xml.ts");
