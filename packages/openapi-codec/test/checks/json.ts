import assert from "node:assert/strict";
import { type Check, type Codec, json, refusal, writeRefusal } from "../check.ts";

/** Texts that are not JSON, or not the message, and the members that the issues name. */
const refused: readonly (readonly [text: string, schema: Parameters<Codec["decode"]>[0], ...paths: string[]])[] = [
  ["", "StartResponse", ""],
  ["{", "StartResponse", ""],
  ["{'started':true}", "StartResponse", ""],
  [`{"started":true,}`, "StartResponse", ""],
  [`{"started":true} x`, "StartResponse", ""],
  ["null", "StartResponse", ""],
  ["[]", "StartResponse", ""],
  ["{}", "ArrayOfResult", ""],
  ["{}", "StartResponse", "started"],
  [`{"started":"true"}`, "StartResponse", "started"],
  [`{"started":1}`, "StartResponse", "started"],
  [`{"started":null}`, "StartResponse", "started"],
  [`{"started":true,"error":1,"runID":{}}`, "StartResponse", "error", "runID"],
  [
    `[{"errors":"1"},{"errors":1.5},{"errors":2147483648},{"errors":null},null]`,
    "ArrayOfResult",
    "0.errors",
    "1.errors",
    "2.errors",
    "3.errors",
    "4",
  ],
  [`[{"startTime":null}]`, "ArrayOfResult", "0.startTime"],
  [`{"ModelState":{"a":"b","c":[1]}}`, "Error", "Message", "ModelState.a", "ModelState.c.0"],
  [`{"Message":"m","InnerException":{"Message":1}}`, "Error", "InnerException.Message"],
  [`{"Message":"m","InnerException":true,"ModelState":true}`, "Error", "InnerException", "ModelState"],
  [`{"access_token":"a","token_type":"bearer","expires_in":9007199254740992}`, "TokenResponse", "expires_in"],
];

export const jsonChecks: readonly Check[] = [
  ...refused.map(
    ([text, schema, ...paths]): Check => ({
      name: `refuses ${text || "an empty text"} as ${schema}`,
      run: (codec) => {
        const issues = refusal(codec, () => codec.decode(schema, text, json));
        assert.deepEqual(issues.map(({ path }) => path.join(".")).sort(), paths);
      },
    }),
  ),
  {
    name: "says where a text stops being JSON, where the engine says so",
    run: (codec) => {
      const [issue] = refusal(codec, () => codec.decode("StartResponse", `\uFEFF{\n  "error": "e" x}`, json));
      assert.deepEqual([issue?.offset, issue?.line, issue?.column], [18, 2, 16]);
    },
  },
  {
    name: "reads -0 as 0, and members that are missing but may be null as null",
    run: (codec) => {
      const rows = codec.decode("ArrayOfResult", `[{"errors":-0}]`, json);
      assert.ok(Object.is(rows?.[0]?.errors, 0));
      const value = codec.decode("StartResponse", `\uFEFF {"started":true} `, json);
      assert.deepEqual(value, { error: null, runID: null, started: true });
    },
  },
  {
    name: "refuses to write what is not a finite number",
    run: (codec) => {
      for (const number of [Number.NaN, Number.POSITIVE_INFINITY]) {
        const [issue] = writeRefusal(codec, () => codec.plain.encode("Numbers", { number }, json));
        assert.deepEqual(issue?.path, ["number"]);
      }
    },
  },
  {
    name: "reads long numbers as JSON.parse does where nobody asks for their digits",
    run: ({ plain }) => {
      const text = `{"listed":1,"long":12345678901234567890,"list":[0.12345678901234567,-9007199254740993]}`;
      assert.deepEqual(plain.decode("Open", text, json), JSON.parse(text));
      assert.deepEqual(plain.decode("Numbers", `{"number":12345678901234567890}`, json), {
        number: 12345678901234567000,
      });
    },
  },
  {
    name: "keeps unknown members, and refuses them on request where the type is closed",
    run: (codec) => {
      const text = `{"started":true,"extra":{"a":[1]}}`;
      const value: object = codec.decode("StartResponse", text, json);
      assert.deepEqual(value, { started: true, extra: { a: [1] }, error: null, runID: null });
      const options = { unknownMembers: "refuse" } as const;
      const [issue] = refusal(codec, () => codec.decode("StartResponse", text, json, options));
      assert.deepEqual(issue?.path, ["extra"]);
      assert.deepEqual(codec.decode("RunResponse", `{"runID":"r","extra":1}`, json, options), {
        runID: "r",
        extra: 1,
      });
    },
  },
  {
    name: "reads names that mean something to JavaScript as what they are: names",
    run: (codec) => {
      const text = `{"started":true,"__proto__":{"error":"e"},"constructor":1}`;
      const value = codec.decode("StartResponse", text, json);
      assert.equal(value.error, null);
      assert.equal(Object.getPrototypeOf(value), Object.prototype);
      const inherited = `{"__proto__":{"Message":"m"}}`;
      refusal(codec, () => codec.decode("Error", inherited, json));
    },
  },
  {
    name: "takes what every object inherits for no member",
    run: ({ plain }) => {
      assert.equal(plain.encode("Inherited", {}, json), "{}");
      assert.deepEqual(plain.decode("Inherited", "{}", json), {});
    },
  },
  {
    name: "writes members in the order of the value, and any JSON in the members of an open type",
    run: (codec) => {
      const value = { started: true, error: null, runID: 'é\u2028\u0001"' };
      assert.equal(codec.encode("StartResponse", value, json), JSON.stringify(value));
      const log = { a: [1, -0, null, "x", { b: true }], "": 1.5e300 };
      assert.equal(codec.encode("RunResponse", { runID: "r", log }, json), JSON.stringify({ runID: "r", log }));
    },
  },
];
