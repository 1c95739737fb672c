import assert from "node:assert/strict";
import { type Check, type Codec, document, json, xml } from "../check.ts";

/** The message of the error that a call ends with. */
function messageOf(codec: Codec, run: () => unknown): string {
  try {
    run();
  } catch (error) {
    if (error instanceof codec.DecodeError || error instanceof codec.EncodeError) return error.message;
    throw error;
  }
  return assert.fail("nothing was refused");
}

const ids = { jobID: "j", projectID: "p", runID: "r" };

export const messages: readonly Check[] = [
  {
    name: "says what, where and what was found, in one sentence",
    run: (codec) => {
      const read = (text: string) => messageOf(codec, () => codec.decode("ArrayOfResult", text, json));
      assert.equal(read(`[{"status":1}]`), "Invalid ArrayOfResult at 0.status: expected string, found number");
      assert.equal(read("{}"), "Invalid ArrayOfResult: expected list, found object");
      assert.equal(
        messageOf(codec, () => codec.encode("StartRequest", { ...ids, argument: 1 as never }, xml)),
        "Invalid StartRequest at argument: expected string, found number",
      );
    },
  },
  {
    name: "says the line and the column in a text",
    run: (codec) => {
      const text = document("StartResponse", "<error/>\n  <runID/><started>yes</started>");
      assert.equal(
        messageOf(codec, () => codec.decode("StartResponse", text, xml)),
        "Invalid StartResponse at started (line 2, column 11): expected boolean",
      );
      assert.equal(
        messageOf(codec, () => codec.decode("StartResponse", "<a>\n</b>", xml)),
        `Invalid StartResponse (line 1, column 1): expected the element StartResponse in http://schemas.datacontract.org/2004/07/Jobs, found the element a in no namespace`,
      );
    },
  },
  {
    name: "says what an XML declaration may say, and where",
    run: (codec) => {
      const rest = "an XML declaration stands at the start, and says version 1.0";
      for (const start of [
        `<?xml version="1.1"?>`,
        `<?xml version="1.0" encoding="8 bits"?>`,
        ` <?xml version="1.0"?>`,
      ]) {
        const column = start.startsWith(" ") ? 2 : 1;
        assert.equal(
          messageOf(codec, () => codec.decode("StartResponse", start + document("StartResponse", ""), xml)),
          `Invalid StartResponse (line 1, column ${column}): ${rest}`,
        );
      }
    },
  },
  {
    name: "tells the first five of many issues, and how many more there are",
    run: (codec) => {
      const text = `[${Array.from({ length: 7 }, () => `{"errors":"x"}`).join()}]`;
      const [first, ...others] = messageOf(codec, () => codec.decode("ArrayOfResult", text, json)).split("; ");
      assert.equal(first, "Invalid ArrayOfResult: at 0.errors: expected integer, found string");
      assert.equal(others.length, 5);
      assert.equal(others.at(-1), "and 2 more");
    },
  },
  {
    name: "tells first what was probably meant",
    run: (codec) => {
      const value = { jobID: "j", runID: "r", projectId: "p" };
      assert.equal(
        messageOf(codec, () => codec.encode("StartRequest", value as never, json)),
        "Invalid StartRequest: at projectId: not a member, did you mean projectID?; at projectID: a value is required",
      );
    },
  },
  {
    name: "has a code and a name for each kind of error",
    run: (codec) => {
      assert.throws(() => codec.decode("StartResponse", "", json), { name: "DecodeError", code: "decode_failed" });
      assert.throws(() => codec.encode("StartResponse", {} as never, json), {
        name: "EncodeError",
        code: "encode_failed",
      });
      assert.throws(() => codec.decode("Nothing" as never, "", json), {
        name: "InvalidOptionError",
        code: "invalid_option",
      });
    },
  },
];
