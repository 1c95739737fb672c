import { readFileSync } from "node:fs";
import fc from "fast-check";
import { expect, test } from "vitest";
import { encode } from "../../src/codec.ts";
import { allMessages } from "../../src/generated/all-messages.ts";
import { arbitraryValue, carriers } from "./arbitrary-values.ts";
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
      fc.property(arbitraryValue(allMessages, name, carriers.xml), (value) => {
        expect(readForwardOnly(name, encode(name, value as never, xml))).toEqual(value);
      }),
    );
  },
);
