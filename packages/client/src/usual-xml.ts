// What XML takes, as long as the server writes it as it always does. It names the client because of esbuild, which puts
// what a later file shares with a program into a file of its own: this one shares all of the client, so that the client
// stays whole (decision 15).
export { createClientWith } from "./client.ts";
export { decodeCanonicalXml } from "./codec/xml/decode-canonical.ts";
export { encodeXml } from "./codec/xml/encode.ts";
export { allMessages } from "./generated/all-messages.ts";
