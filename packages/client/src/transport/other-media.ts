// What JSON in UTF-8 never needs, in one file that is loaded when it is first needed.
export { decodeText } from "../codec/text.ts";
export { decodeXml, encodeXml } from "../codec/xml.ts";
