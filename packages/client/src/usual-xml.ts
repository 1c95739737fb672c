// What XML takes, as long as the server writes it as it always does. Like every file that is loaded later and shares
// something with the client, it names the client: esbuild puts what two files share into a file of its own, and so that is
// the whole of the client (decision 15).
export { createClientWith } from "./client.ts";
export { decodeCanonicalXml } from "./codec/xml/decode-canonical.ts";
export { encodeXml } from "./codec/xml/encode.ts";
export { allMessages } from "./generated/all-messages.ts";
