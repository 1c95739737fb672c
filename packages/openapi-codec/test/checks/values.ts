import assert from "node:assert/strict";
import { type Check, form, json, writeRefusal, xml } from "../check.ts";

const ids = { jobID: "j", projectID: "p", runID: "r" };
const forms = [json, xml, form];

class Request {
  jobID = "j";
  projectID = "p";
  runID = "r";
}

/** Values that no media type can carry as `StartRequest`, and the members that the issues name. */
const refused: Readonly<Record<string, readonly [value: unknown, ...paths: string[]]>> = {
  nothing: [undefined, ""],
  null: [null, ""],
  "a list": [[], ""],
  "a text": ["{}", ""],
  "a date": [new Date(0), ""],
  "a map": [new Map(Object.entries(ids)), ""],
  "an instance of a class": [new Request(), ""],
  "an object whose members are inherited": [Object.create(ids), ""],
  "missing members": [{}, "jobID", "projectID", "runID"],
  "a required member that is undefined": [{ ...ids, runID: undefined }, "runID"],
  "null for a required text": [{ ...ids, runID: null }, "runID"],
  "null for a boolean and a number": [{ ...ids, chainJobs: null, loggingLevel: null }, "chainJobs", "loggingLevel"],
  "a number for a text": [{ ...ids, threadCount: 8 }, "threadCount"],
  "a text for a boolean and a number": [{ ...ids, chainJobs: "true", loggingLevel: "1" }, "chainJobs", "loggingLevel"],
  "a number for a boolean": [{ ...ids, chainJobs: 1 }, "chainJobs"],
  "a text object": [{ ...ids, argument: new String("a") }, "argument"],
  "a list for a text": [{ ...ids, argument: ["a"] }, "argument"],
  "a bare object for a text": [{ ...ids, argument: Object.create(null) }, "argument"],
  "a bigint": [{ ...ids, loggingLevel: 1n }, "loggingLevel"],
  "a symbol and a bigint": [{ ...ids, argument: Symbol("s"), loggingLevel: 1n }, "argument", "loggingLevel"],
  "a number with a fraction": [{ ...ids, loggingLevel: 1.5 }, "loggingLevel"],
  "a number that is none": [{ ...ids, loggingLevel: Number.NaN }, "loggingLevel"],
  "a number without end": [{ ...ids, loggingLevel: Number.POSITIVE_INFINITY }, "loggingLevel"],
  "a number beyond the range": [{ ...ids, loggingLevel: 2147483648 }, "loggingLevel"],
  "a number below the range": [{ ...ids, loggingLevel: -2147483649 }, "loggingLevel"],
  "half of a surrogate pair": [{ ...ids, argument: "a\uD83D" }, "argument"],
  "a misspelt member": [{ ...ids, runid: "r" }, "runid"],
  "a misspelt member in place of the right one": [{ jobID: "j", runID: "r", projectId: "p" }, "projectID", "projectId"],
  "an own member named __proto__": [
    JSON.parse(`{"jobID":"j","projectID":"p","runID":"r","__proto__":{}}`),
    "__proto__",
  ],
  "a member named toJSON": [{ ...ids, toJSON: () => ({}) }, "toJSON"],
  "a member named constructor": [{ ...ids, constructor: "c" }, "constructor"],
};

export const values: readonly Check[] = [
  ...Object.entries(refused).map(
    ([name, [value, ...paths]]): Check => ({
      name: `refuses to write ${name}, and names every member that is wrong`,
      run: (codec) => {
        for (const mediaType of forms) {
          const issues = writeRefusal(codec, () => codec.encode("StartRequest", value as never, mediaType));
          assert.deepEqual(issues.map(({ path }) => path.join(".")).sort(), [...paths].sort(), mediaType);
        }
      },
    }),
  ),
  {
    name: "suggests the listed name nearest to a misspelt one, where one is near",
    run: (codec) => {
      const hint = (name: string) =>
        writeRefusal(codec, () => codec.encode("StartRequest", { ...ids, [name]: "x" } as never, json))[0]?.message;
      assert.match(hint("webhookUrl") ?? "", /did you mean webHookURL\?/);
      assert.match(hint("argumnet") ?? "", /did you mean argument\?/);
      assert.match(hint("thread") ?? "", /did you mean threadCount\?/);
      assert.match(hint("x") ?? "", /^not a member$/);
      assert.match(hint("somethingElse") ?? "", /^not a member$/);
    },
  },
  {
    name: "counts own enumerable members alone, in an object with any plain prototype",
    run: (codec) => {
      const value = Object.assign(Object.create(null), ids);
      Object.defineProperty(value, "hidden", { value: "h", enumerable: false });
      const withSymbol = { ...ids, [Symbol("s")]: "s" };
      for (const mediaType of forms) {
        const expected = codec.encode("StartRequest", ids, mediaType);
        assert.equal(codec.encode("StartRequest", value, mediaType), expected);
        assert.equal(codec.encode("StartRequest", withSymbol, mediaType), expected);
      }
    },
  },
  {
    name: "does not write what somebody has added to all objects",
    run: (codec) => {
      Object.defineProperty(Object.prototype, "everywhere", { value: "e", enumerable: true, configurable: true });
      try {
        for (const mediaType of forms) codec.encode("StartRequest", ids, mediaType);
        const text = codec.encode("RunResponse", { runID: "r", log: "l" }, xml);
        assert.doesNotMatch(text, /everywhere/);
      } finally {
        Reflect.deleteProperty(Object.prototype, "everywhere");
      }
    },
  },
  {
    name: "reads each member once: what was checked is what is written",
    run: (codec) => {
      for (const mediaType of forms) {
        let reads = 0;
        const value = Object.defineProperty({ ...ids }, "argument", {
          enumerable: true,
          get: () => (reads++ === 0 ? "first" : 2),
        });
        assert.match(codec.encode("StartRequest", value, mediaType), /first/);
        assert.equal(reads, 1);
      }
    },
  },
  {
    name: "does not mix up the members of values that have others in another order",
    run: (codec) => {
      const rows = [
        { status: "a", runID: "b" },
        { runID: "c", status: "d" },
        { runID: "e" },
        {},
        { status: "f", runID: "g" },
      ];
      for (const mediaType of [json, xml]) {
        const text = codec.encode("ArrayOfResult", rows, mediaType);
        assert.deepEqual(codec.decode("ArrayOfResult", text, mediaType), rows);
      }
    },
  },
  {
    name: "checks lengths, patterns and allowed values when asked to, and only then",
    run: (codec) => {
      const emoji = "😀".repeat(18);
      const wrong = { jobID: `${emoji}x`, projectID: " ", runID: "r".repeat(37), loggingLevel: 5 as never };
      for (const mediaType of forms) {
        codec.encode("StartRequest", wrong, mediaType);
        const issues = writeRefusal(codec, () => codec.encode("StartRequest", wrong, mediaType, { validate: true }));
        assert.deepEqual(issues.map(({ path }) => path[0]).sort(), ["jobID", "loggingLevel", "projectID", "runID"]);
        codec.encode(
          "StartRequest",
          { jobID: emoji, projectID: "p", runID: "r", chainJobs: true, loggingLevel: 3 },
          mediaType,
          { validate: true },
        );
      }
      const token = { grant_type: "implicit" as never, username: "u", password: "p" };
      codec.encode("TokenRequest", token, form);
      const [issue] = writeRefusal(codec, () => codec.encode("TokenRequest", token, form, { validate: true }));
      assert.deepEqual(issue?.path, ["grant_type"]);
    },
  },
  {
    name: "never shows a value in what it says: it may be a secret",
    run: (codec) => {
      const secret = "hunter2";
      const issues = writeRefusal(codec, () =>
        codec.encode("TokenRequest", { grant_type: secret, username: [secret], password: { secret } } as never, form, {
          validate: true,
        }),
      );
      assert.doesNotMatch(JSON.stringify(issues), /hunter2/);
      assert.throws(
        () => codec.decode("TokenResponse", `{"access_token":hunter2}`, json),
        (error: Error) =>
          !`${error.message}${error.stack}${JSON.stringify(error)}${String(error.cause)}`.includes("hunter2"),
      );
    },
  },
  {
    name: "refuses values that contain themselves",
    run: (codec) => {
      const error: Record<string, unknown> = { Message: "m" };
      error["InnerException"] = error;
      const log: unknown[] = [];
      log.push(log);
      for (const mediaType of [json, xml]) {
        writeRefusal(codec, () => codec.encode("Error", error as never, mediaType));
        writeRefusal(codec, () => codec.encode("RunResponse", { runID: "r", log }, mediaType));
      }
    },
  },
  {
    name: "refuses what is not a list, and names the item that is wrong",
    run: (codec) => {
      for (const mediaType of [json, xml]) {
        for (const value of [{}, "[]", { length: 1 }]) {
          writeRefusal(codec, () => codec.encode("ArrayOfResult", value as never, mediaType));
        }
        const rows = [{}, { errors: "1" }, null, new Array(1)[0]];
        const issues = writeRefusal(codec, () => codec.encode("ArrayOfResult", rows as never, mediaType));
        assert.deepEqual(
          issues.map(({ path }) => path),
          [[1, "errors"], [2], [3]],
        );
        const sparse = new Array<Record<string, never>>(2);
        assert.equal(writeRefusal(codec, () => codec.encode("ArrayOfResult", sparse, mediaType)).length, 2);
      }
    },
  },
  {
    name: "refuses an error's messages that are not lists of texts",
    run: (codec) => {
      for (const mediaType of [json, xml]) {
        for (const ModelState of [[], "a", { a: "b" }, { a: [1] }, { a: null }]) {
          writeRefusal(codec, () => codec.encode("Error", { Message: "m", ModelState } as never, mediaType));
        }
      }
    },
  },
];
