import { readFileSync } from "node:fs";
import fc from "fast-check";
import { expect, test } from "vitest";
import { encode } from "../../src/codec.ts";
import { table } from "../../src/generated/table.ts";
import { xml } from "./check.ts";
import { readForwardOnly } from "./forward-only-reader.ts";

interface Case {
  readonly name: string;
  readonly request: { readonly contentType?: string; readonly body?: string };
  readonly bound?: Readonly<Record<string, unknown>> | null;
}

const corpus = new URL("../../../../test/wire-corpus/aspnet-web-api.json", import.meta.url);
const { cases }: { readonly cases: readonly Case[] } = JSON.parse(readFileSync(corpus, "utf8"));
const captured = cases.filter(
  ({ request, bound }) =>
    request.contentType?.includes("xml") && bound && request.body?.includes("<") && !request.body.includes("\0"),
);

test("the forward-only reader binds what the captured server bound", () => {
  expect(captured.length).toBeGreaterThan(50);
  for (const { name, request, bound } of captured) {
    const absent = Object.fromEntries(Object.keys(bound ?? {}).map((key) => [key, null]));
    const defaults = { ...absent, chainJobs: false, loggingLevel: 0 };
    const read = Object.entries(readForwardOnly("execJobAsyncRequest", request.body ?? ""));
    // What was bound was captured with LF for CR LF.
    const seen = read.map(([key, value]) => [key, typeof value === "string" ? value.replaceAll("\r\n", "\n") : value]);
    expect({ ...defaults, ...Object.fromEntries(seen) }, name).toEqual(bound);
  }
});

test.each(["execJobAsyncRequest", "execJobRequest"] as const)(
  "a forward-only reader binds every member of every %s that is written",
  (name) => {
    fc.assert(
      fc.property(arbitraryRequest(name), (value) => {
        expect(readForwardOnly(name, encode(name, value as never, xml))).toEqual(value);
      }),
    );
  },
);

/** Any request that XML can carry. */
function arbitraryRequest(name: string): fc.Arbitrary<Readonly<Record<string, unknown>>> {
  const type = table.types[name];
  if (type?.kind !== "object") throw new Error(`${name} is not an object`);
  const text = fc.string({ unit: "grapheme" }).map((text) => text.replace(/[^\t\n\x20-\uD7FF\uE000-\uFFFD]/g, ""));
  const values = { string: text, boolean: fc.boolean(), integer: fc.integer({ min: -(2 ** 31), max: 2 ** 31 - 1 }) };
  const members = type.members.map((member) => {
    const value: fc.Arbitrary<unknown> = values[member.kind as keyof typeof values];
    return [member.name, member.nullable ? fc.option(value) : value] as const;
  });
  const requiredKeys = type.members.filter(({ required }) => required).map((member) => member.name);
  return fc.record(Object.fromEntries(members), { requiredKeys });
}
