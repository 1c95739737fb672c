// XML in any spelling.
export { decodeXml } from "./codec/xml/decode.ts";
export * from "./usual-xml.ts";
