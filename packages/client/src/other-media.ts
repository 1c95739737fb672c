// What JSON in UTF-8 never needs, in one file that is loaded when it is first needed. It names the client because of
// esbuild, which puts what a later file shares with a program into a file of its own: this one shares all of the client,
// so that the client stays whole (decision 15).
export { createClientWith } from "./client.ts";
export { decodeText } from "./codec/text.ts";
export { decodeXml, encodeXml } from "./codec/xml.ts";
