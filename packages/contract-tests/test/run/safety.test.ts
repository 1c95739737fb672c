import { expect, test } from "vitest";
import { realClock } from "../../src/run/clock.ts";
import { judgeTarget, sandboxTarget } from "./targets.ts";

const remote = { baseUrl: "https://api.starfish.test", requestsPerSecond: 10_000 };

test.concurrent("Nothing that could start a job is sent to a server that is not on this machine.", async () => {
  const { sandbox, target } = sandboxTarget();
  const judged = await judgeTarget({ ...target, ...remote });
  await sandbox.close();
  expect(sandbox.runs.started).toBe(0);
  const refused = judged.filter(({ report }) => report.status === "refused-for-safety");
  expect(refused.length).toBeGreaterThan(300);
  expect(refused[0]?.report.reason).toContain("--allow-start");
  expect(judged.some(({ report }) => report.status === "passed")).toBe(true);
});

test.concurrent("Without a probe job nothing is started there, even where it is allowed.", async () => {
  const { sandbox, target } = sandboxTarget();
  await judgeTarget({ ...target, ...remote, allowStart: true });
  await sandbox.close();
  expect(sandbox.runs.started).toBe(0);
});

test.concurrent("Only the probe job is started there by a server that validates, and never a chain.", async () => {
  const { sandbox, target } = sandboxTarget();
  const probe = { projectID: "probe-project", jobID: "probe-job" };
  const judged = await judgeTarget({ ...target, ...remote, allowStart: true, probe });
  const runs = sandbox.runs.list();
  await sandbox.close();
  expect(judged.flatMap(({ findings }) => findings)).toEqual([]);
  expect(new Set(runs.map(({ jobID }) => jobID))).toEqual(new Set(["probe-job"]));
  expect(runs.filter(({ steps }) => steps.length > 1)).toEqual([]);
});

test.concurrent("There no start is sent twice, also where a gateway passes it on and then limits it.", async () => {
  const { sandbox, target } = sandboxTarget();
  const starts: string[] = [];
  const fetch = async (request: Request): Promise<Response> => {
    const body = await request.clone().text();
    const answer = await sandbox.fetch(request);
    if (request.method !== "POST" || request.url.endsWith("/token")) {
      return answer;
    }
    starts.push(
      `${request.url} ${request.headers.get("authorization")} ${request.headers.get("content-type")} ${body}`,
    );
    return starts.length % 2 === 0 ? answer : new Response("", { status: 429, headers: { "retry-after": "0" } });
  };
  const probe = { projectID: "probe-project", jobID: "probe-job" };
  const options = { clock: { ...realClock, sleep: async () => {} } };
  const judged = await judgeTarget(
    { ...target, ...remote, fetch, allowStart: true, probe },
    /^(?!.*duplicate-).*Async\/.*json/,
    options,
  );
  await sandbox.close();
  expect(starts.length).toBeGreaterThan(100);
  const isRun = (start: string): boolean => /"runID":"[\da-f-]{36}".*probe-job/.test(start);
  expect(starts.filter((start, index) => isRun(start) && starts.indexOf(start) !== index)).toEqual([]);
  const unjudged = judged.filter(({ report }) => report.reason?.includes("is not sent twice") === true);
  expect(unjudged.length).toBeGreaterThan(50);
});

/** Without the case that starts a job and has no token: the run's ID is the same text here, and is to be seen. */
const tokenCases = /requestToken|example|^(?!postWebhook).*token/;

test.concurrent("No report shows the password or a token.", async () => {
  const { sandbox, target } = sandboxTarget({ createID: () => "0123456789-secret-token" });
  const judged = await judgeTarget(target, tokenCases);
  await sandbox.close();
  const text = JSON.stringify(judged, (key, value: unknown) =>
    key === "body" ? Buffer.from(String(value), "base64").toString() : value,
  );
  expect(text).not.toContain("0123456789-secret-token");
  expect(text).not.toContain("correct+horse");
});
