import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { decodePlain, encodePlain } from "../../src/codec/plain.ts";
import { decode, encode, type SchemaName } from "../../src/codec.ts";
import { wire } from "../../src/generated/wire.ts";
import { arbitraryValue, carriers } from "./arbitrary-values.ts";
import { form, json } from "./check.ts";

const names = Object.keys(wire.schemas) as SchemaName[];
const objects = names.filter((name) => wire.schemas[name]?.members !== undefined);
const closed = objects.filter((name) => wire.schemas[name]?.members !== undefined && !wire.schemas[name].open);

/** Values in order, and values out of it: some members are taken away, some are there that should not be or are wrong. */
const anyMessage = (name: SchemaName): fc.Arbitrary<unknown> => {
  const wrong = fc.dictionary(fc.constantFrom("runID", "started", "errors", "runid", "log"), fc.anything(), {
    maxKeys: 2,
  });
  const missing = fc.constantFrom("runID", "jobID", "access_token", "none");
  const message = arbitraryValue(wire, name, carriers.json);
  const spoilt = fc.tuple(message, wrong, missing).map(([value, others, gone]) => {
    const members = Object.entries({ ...Object(value), ...others }).filter(([member]) => member !== gone);
    return Object.fromEntries(members);
  });
  return fc.oneof(message, spoilt, fc.anything());
};

/** What a codec makes of something, or that it refuses it. */
function outcomeOf<Value>(run: () => Value): Value | "refused" {
  try {
    return run();
  } catch {
    return "refused";
  }
}

describe("the short way makes of a message what the full codec makes of it, where it makes anything", () => {
  test.each(objects)("%s to write", (name) => {
    fc.assert(
      fc.property(anyMessage(name), (value) => {
        for (const mediaType of [json, form]) {
          const text = encodePlain(wire, name, value, mediaType === form);
          if (text !== undefined) expect(text).toBe(outcomeOf(() => encode(name, value as never, mediaType)));
        }
      }),
      { numRuns: 1000 },
    );
  });

  test.each(names)("%s to read", (name) => {
    fc.assert(
      fc.property(anyMessage(name), (value) => {
        const text = outcomeOf(() => String(JSON.stringify(value)));
        const read = decodePlain(wire, name, text);
        if (read !== undefined) expect(read).toEqual(outcomeOf(() => decode(name, text, json)));
      }),
      { numRuns: 1000 },
    );
  });
});

describe("the short way is taken by every message that is in order", () => {
  test.each(closed)("%s to write", (name) => {
    fc.assert(
      fc.property(arbitraryValue(wire, name, carriers.xml), (value) => {
        expect(encodePlain(wire, name, value, false)).toBe(encode(name, value as never, json));
      }),
    );
  });

  test.each(names)("%s to read, but for numbers of more than 32 bits", (name) => {
    fc.assert(
      fc.property(arbitraryValue(wire, name, carriers.xml), (value) => {
        fc.pre(!(Math.abs(Object(value).expires_in) > 2 ** 31 - 1));
        expect(decodePlain(wire, name, JSON.stringify(value))).toEqual(value);
      }),
    );
  });

  test("a form, where no text is blank and none is null", () => {
    const value = { runID: "r", projectID: "p", jobID: "j", chainJobs: false, loggingLevel: 0, threadCount: undefined };
    expect(encodePlain(wire, "execJobAsyncRequest", value, true)).toBe(
      "runID=r&projectID=p&jobID=j&chainJobs=false&loggingLevel=0",
    );
  });
});
