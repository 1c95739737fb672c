import { expect, test } from "vitest";
import { hasty, judgeTarget, sandboxTarget } from "./targets.ts";

/** A sandbox behind something that answers starts by itself, and counts what else is asked for. */
async function judgeBehind(
  answerStart: () => Promise<Response>,
  wanted = /run-executeJobAsync|executeJobAsync.*run-start/,
) {
  const { sandbox, target } = sandboxTarget();
  const others: string[] = [];
  const fetch = async (request: Request): Promise<Response> => {
    const { pathname } = new URL(request.url);
    if (/ExecuteJob/.test(pathname)) {
      return answerStart();
    }
    others.push(pathname);
    return sandbox.fetch(request);
  };
  // A run whose start said nothing never ends, and sends no webhook.
  const timeLimits = { ...hasty, run: 1500 };
  const judged = await judgeTarget({ ...target, timeLimits, fetch }, wanted);
  await sandbox.close();
  const reports = judged.map(({ report }) => report);
  return {
    starts: reports.filter(({ operation }) => operation === "executeJobAsync"),
    results: reports.filter(({ operation }) => operation === "getResults"),
    looks: others.filter((path) => path.startsWith("/v1/Results")).length,
  };
}

test("Where a start is refused, nobody waits for its run, and what looks at the run is not judged.", async () => {
  const { starts, results, looks } = await judgeBehind(async () => new Response("Not Implemented", { status: 501 }));
  expect(starts.every(({ status }) => status === "failed")).toBe(true);
  expect(results.length).toBeGreaterThan(20);
  expect(results.every(({ status }) => status === "not-checked")).toBe(true);
  expect(results[0]?.reason).toBe("the run was not started: executeJobAsync/application-json/run-start got 501");
  expect(looks).toBe(0);
});

test("The same where a start gets no answer.", async () => {
  const { results, looks } = await judgeBehind(() => Promise.reject(new Error("ECONNRESET")));
  expect(results[0]?.reason).toBe("the run was not started: executeJobAsync/application-json/run-start got no answer");
  expect(looks).toBe(0);
});

test("A start that is accepted in a wrong way is followed.", async () => {
  const { starts, results, looks } = await judgeBehind(
    async () => new Response("<html>", { status: 200 }),
    /executeJobAsync.application-json.*(run-start|-end|text-xml)/,
  );
  expect(starts.every(({ status }) => status === "failed")).toBe(true);
  expect(results.every(({ status }) => status === "failed")).toBe(true);
  expect(looks).toBeGreaterThan(2);
});
