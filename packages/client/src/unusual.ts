// What usual messages never need: the checks that tell what is wrong with one, XML in any spelling, other encodings,
// refusals in words. It holds all of `usual-xml.ts`, as that holds all of the client.
export { decodeJson } from "./codec/json.ts";
export { decodeText } from "./codec/text.ts";
export { encodeInFull, readInFull } from "./transport/in-full.ts";
export * from "./usual-xml.ts";
