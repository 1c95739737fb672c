import { gzipSync } from "node:zlib";
import { type Answer, headers, json, textOf, type UnseenFault, withHeaders, withText, xml } from "./unseen-fault.ts";

const unreadable = "response-body-well-formed";
const both =
  (change: (text: string) => string) =>
  (answer: Answer): Answer =>
    answer.status === 200 ? withText(answer, change(textOf(answer))) : answer;

/** Bytes that are not what the headers say, or not all of them, or more. */
export const byteFaults: readonly UnseenFault[] = [
  { name: "byte order mark", answer: both((text) => `\ufeff${text}`), caughtBy: "response-charset-right" },
  {
    name: "utf-16 that says utf-8",
    answer: (answer) => ({ ...answer, body: new Uint8Array(Buffer.from(textOf(answer), "utf16le")) }),
    caughtBy: unreadable,
  },
  {
    name: "latin-1 that says utf-8",
    answer: (answer) => ({
      ...answer,
      body: new Uint8Array(Buffer.from(textOf(answer).replace(/"error":null/, '"error":"caf\u00e9"'), "latin1")),
    }),
    caughtBy: "response-charset-right",
  },
  {
    name: "a charset that was not asked for",
    answer: (answer) =>
      withHeaders(answer, { "content-type": answer.headers["content-type"]?.replace("utf-8", "iso-8859-1") }),
    caughtBy: "response-charset-right",
  },
  {
    name: "an XML declaration of another encoding",
    answer: xml((text) => `<?xml version="1.0" encoding="utf-16"?>${text}`),
    caughtBy: "response-charset-right",
  },
  {
    name: "gzip in name only",
    answer: headers({ "content-encoding": "gzip" }),
    caughtBy: "response-encoding-asked",
  },
  {
    name: "gzip that nobody asked for",
    answer: (answer) => ({
      ...withHeaders(answer, { "content-encoding": "gzip" }),
      body: new Uint8Array(gzipSync(answer.body)),
    }),
    caughtBy: "response-encoding-asked",
  },
  {
    name: "gzip without a word",
    answer: (answer) => ({ ...answer, body: new Uint8Array(gzipSync(answer.body)) }),
    caughtBy: "response-charset-right",
  },
  { name: "half a body", answer: both((text) => text.slice(0, text.length / 2)), caughtBy: unreadable },
  { name: "a cache's comment after JSON", answer: json((text) => `${text}\n<!-- cached -->`), caughtBy: unreadable },
  { name: "two bodies", answer: both((text) => text + text), caughtBy: unreadable },
  { name: "text after the root", answer: xml((text) => `${text}0`), caughtBy: unreadable },
  { name: "zero bytes at the end", answer: both((text) => `${text}\0\0`), caughtBy: unreadable },
  {
    name: "chunks twice",
    answer: both((text) => `${text.length.toString(16)}\r\n${text}\r\n0\r\n\r\n`),
    caughtBy: unreadable,
  },
  { name: "a function call around JSON", answer: json((text) => `callback(${text});`), caughtBy: unreadable },
  { name: "a guard before JSON", answer: json((text) => `)]}',\n${text}`), caughtBy: unreadable },
  { name: "JSON escaped as HTML", answer: json((text) => text.replaceAll('"', "&quot;")), caughtBy: unreadable },
  { name: "base64", answer: both((text) => Buffer.from(text).toString("base64")), caughtBy: unreadable },
  { name: "no body", answer: both(() => ""), caughtBy: unreadable },
  { name: "single quotes", answer: json((text) => text.replaceAll('"', "'")), caughtBy: unreadable },
  { name: "NaN", answer: json((text) => text.replace(/"errors":\d+/, '"errors":NaN')), caughtBy: unreadable },
  { name: "a trailing comma", answer: json((text) => text.replace(/([}\]])$/, ",$1")), caughtBy: unreadable },
];
