import { expect, test } from "vitest";
import type { JudgedCase } from "../../src/run/judge-case.ts";
import { judgeTarget, sandboxTarget } from "./targets.ts";

/** An hour, which no test waits for: whoever polls to the end of it never ends. */
const timeLimits = { answer: 30_000, run: 3_600_000, webhook: 1 };

type Change = (text: string, response: Response) => Response;

/** A healthy server whose rows are written in another way, in JSON only. */
async function judgeRows(change: Change): Promise<{ readonly judged: JudgedCase[]; readonly reads: number }> {
  const { sandbox, target } = sandboxTarget();
  let reads = 0;
  const fetch = async (request: Request): Promise<Response> => {
    const response = await sandbox.fetch(request);
    if (!(request.url.includes("/Results/") && /json/.test(response.headers.get("content-type") ?? ""))) {
      return response;
    }
    reads += 1;
    return change(await response.text(), response);
  };
  const judged = await judgeTarget(
    { ...target, fetch, timeLimits },
    /run-executeJobAsync-application-json|executeJobAsync\/application-json\/run-start$/,
  );
  await sandbox.close();
  return { judged, reads };
}

const rewritten = (text: string, { status }: Response, type = "application/json; charset=utf-8"): Response =>
  new Response(text, { status, headers: { "content-type": type } });

test.each<[string, Change]>([
  ["members in PascalCase", (text, response) => rewritten(text.replaceAll('"status"', '"Status"'), response)],
  [
    "a status that is a number",
    (text, response) => rewritten(text.replaceAll(/"status":("[^"]*"|null)/g, '"status":1'), response),
  ],
  ["text/plain", (text, response) => rewritten(text, response, "text/plain")],
  ["no media type", (text, { status }) => new Response(new TextEncoder().encode(text), { status })],
  ["JSON that is cut off", (text, response) => rewritten(text.slice(0, -2), response)],
  ["an object around the list", (text, response) => rewritten(`{"value":${text}}`, response)],
  ["rows that are numbers", (_, response) => rewritten("[1]", response)],
  ["rows that are null", (_, response) => rewritten("[null]", response)],
  [
    "bytes that are compressed and do not say so",
    (_, { status }) =>
      new Response(new Uint8Array([0x1f, 0x8b, 8, 0, 0xff]), {
        status,
        headers: { "content-type": "application/json" },
      }),
  ],
])("Rows that cannot be read end the polling: %s", async (_, change) => {
  const { judged, reads } = await judgeRows(change);
  expect(reads).toBeLessThan(12);
  const ends = judged.filter(({ report }) => report.id.endsWith("-end"));
  expect(ends.length).toBeGreaterThan(0);
  expect(ends.filter(({ report }) => report.status === "passed")).toEqual([]);
  // Nobody knows when the run ends, so nothing is said of what is due at its end.
  const others = judged.filter((each) => !ends.includes(each)).flatMap(({ findings }) => findings);
  const checks = new Set(others.map(({ check }) => check));
  for (const check of ["webhook-arrives-once", "run-ends-with-known-status", "same-value-in-every-format"]) {
    expect(checks.has(check), check).toBe(false);
  }
});

test.each<[string, Change]>([
  ["no row yet", (text, response) => rewritten(text, response)],
  ["null for no row", (text, response) => rewritten(text === "[]" ? "null" : text, response)],
])("A run that goes on is waited for: %s", async (_, change) => {
  const { judged } = await judgeRows(change);
  const [end] = judged.filter(({ report }) => report.id.endsWith("application-json-end"));
  expect(end).toMatchObject({ report: { status: "passed" } });
});
