import assert from "node:assert/strict";
import { answer, type Check, type Codec, errorIn, json, refusal, xml } from "../check.ts";

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);
const utf16 = (text: string, isBigEndian = false): Uint8Array => {
  const bytes = Buffer.from(text, "utf16le");
  return isBigEndian ? bytes.swap16() : bytes;
};
const declared = (encoding: string) => `<?xml version="1.0" encoding="${encoding}"?>${answer("é😀")}`;
const read = (codec: Codec, body: Uint8Array, mediaType: string) =>
  codec.decode("StartResponse", body, mediaType).error;

const token = { grant_type: "password", password: "p", username: "u" } as const;

const accepted: Readonly<Record<string, readonly [body: Uint8Array, mediaType: string]>> = {
  "UTF-8 when nothing is said": [utf8(answer("é😀")), xml],
  "UTF-8 with a byte order mark": [utf8(`\uFEFF${answer("é😀")}`), xml],
  "the charset of the Content-Type": [utf16(answer("é😀")), "application/xml; charset=utf-16"],
  "a charset in quotes and capitals": [utf16(answer("é😀")), `TEXT/XML;x=1;CHARSET = "UTF-16LE"`],
  "UTF-16 with the other byte order": [utf16(answer("é😀"), true), "text/xml; charset=utf-16be"],
  "a byte order mark before the charset": [utf16(`\uFEFF${answer("é😀")}`, true), "text/xml; charset=utf-8"],
  "a byte order mark of UTF-16": [utf16(`\uFEFF${answer("é😀")}`), xml],
  "the XML declaration": [utf8(declared("utf-8")), xml],
  "an XML declaration of UTF-16 after a byte order mark": [utf16(`\uFEFF${declared("UTF-16")}`, true), xml],
  "JSON in UTF-16": [utf16(`\uFEFF{"error":"é😀","started":true}`), json],
};

const refused: Readonly<Record<string, readonly [body: Uint8Array, mediaType: string]>> = {
  "bytes that are not UTF-8": [Buffer.from(answer("é"), "latin1"), xml],
  "a surrogate written in UTF-8": [Buffer.concat([utf8("{"), Uint8Array.of(0xed, 0xa0, 0x80)]), json],
  "JSON that is not UTF-8": [Buffer.from(`{"error":"é","runID":null,"started":true}`, "latin1"), json],
  "half a code unit of UTF-16": [utf16(answer("é")).subarray(0, -1), "text/xml; charset=utf-16"],
  "half of a surrogate pair in UTF-16": [utf16(`\uFEFF${answer("\uD83D")}`), xml],
  "an unknown charset": [utf8(answer("e")), "application/xml; charset=x-nobody"],
  "a charset that is a word of JavaScript": [utf8(answer("e")), "application/xml; charset=constructor"],
  "a declaration of an unknown encoding": [utf8(declared("x-nobody")), xml],
  "a declaration of eight bits in UTF-8": [utf8(declared("iso-8859-1")), "application/xml; charset=utf-8"],
  "a declaration of UTF-16 in UTF-8": [utf8(declared("utf-16")), "application/xml; charset=utf-8"],
  "a declaration of UTF-8 in UTF-16": [utf16(`\uFEFF${declared("utf-8")}`), xml],
  "UTF-16 that nobody announced": [utf16(answer("e")), xml],
};

export const texts: readonly Check[] = [
  ...Object.entries(accepted).map(
    ([name, [body, mediaType]]): Check => ({
      name: `goes by ${name}`,
      run: (codec) => assert.equal(read(codec, body, mediaType), "é😀"),
    }),
  ),
  ...Object.entries(refused).map(
    ([name, [body, mediaType]]): Check => ({
      name: `refuses ${name}`,
      run: (codec) => {
        refusal(codec, () => read(codec, body, mediaType));
      },
    }),
  ),
  {
    name: "reads the encodings of eight bits, by the charset or the XML declaration",
    run: (codec) => {
      const latin = (text: string) => Buffer.from(text, "latin1");
      const declaration = '<?xml version="1.0" encoding="ISO-8859-1"?>';
      assert.equal(read(codec, latin(answer("é")), "text/xml; charset=iso-8859-1"), "é");
      assert.equal(read(codec, latin(declaration + answer("é")), xml), "é");
      assert.equal(read(codec, latin(declaration + answer("é")), "text/xml; charset=latin1"), "é");
      assert.equal(read(codec, latin(answer("\u00e6")), "text/xml; charset=iso-8859-2"), "ć");
      assert.equal(read(codec, latin(`{"error":"é","runID":null,"started":true}`), "text/json; charset=latin1"), "é");
    },
  },
  {
    name: "takes a text as it is, whatever the charset",
    run: (codec) => assert.equal(errorIn(codec, answer("é")), "é"),
  },
  {
    name: "takes media types with parameters, in any case",
    run: (codec) => {
      for (const mediaType of ["APPLICATION/XML ; a=b", "text/xml;charset=utf-16", "Text/XML"]) {
        assert.equal(codec.decode("StartResponse", answer("e"), mediaType).error, "e");
        assert.equal(codec.encode("StartResponse", { error: "e", runID: "r", started: true }, mediaType), answer("e"));
      }
    },
  },
  {
    name: "takes media types that are JSON or XML by their ends",
    run: (codec) => {
      for (const mediaType of ["application/problem+json", "text/json", "application/vnd.jobs+json; v=1"]) {
        assert.deepEqual(
          codec.decode("TokenRequest", codec.encode("TokenRequest", token, mediaType), mediaType),
          token,
        );
      }
      assert.equal(codec.decode("StartResponse", answer("e"), "application/soap+xml").error, "e");
    },
  },
  {
    name: "says which media types and schemas there are",
    run: (codec) => {
      const value = { error: null, runID: null, started: true };
      for (const mediaType of ["", "text/html", "application/jsonp", "constructor", "xml", "text/*"]) {
        const error = {
          name: "InvalidOptionError",
          message: /codecs for JSON, XML and application\/x-www-form-urlencoded$/,
        };
        assert.throws(() => codec.encode("StartResponse", value, mediaType), error);
        assert.throws(() => codec.decode("StartResponse", "", mediaType), error);
      }
      for (const schema of ["nothing", "__proto__", "constructor"]) {
        for (const mediaType of [json, xml, "application/x-www-form-urlencoded"]) {
          const error = { name: "InvalidOptionError", message: /no schema .*; there are ArrayOfResult, Error, / };
          assert.throws(() => codec.encode(schema as never, value as never, mediaType), error);
          assert.throws(() => codec.decode(schema as never, "", mediaType), error);
        }
      }
    },
  },
];
