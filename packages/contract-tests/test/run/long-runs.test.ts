import type { SandboxOptions } from "@starfish-api/sandbox";
import { expect, test } from "vitest";
import { judgeTarget, patient, sandboxTarget } from "./targets.ts";

const never = 1e12;
const jobs = (job: object): NonNullable<SandboxOptions["jobs"]> => ({ projects: { "*": { jobs: { "*": job } } } });
const wanted = /run-execute|application-json.(?:run-start|example)/;

/** A clock on which a minute of waiting is soon over. */
function hastyClock() {
  let time = Date.now();
  return {
    now: () => time,
    sleep: async (milliseconds: number) => {
      time += 100 * milliseconds;
    },
  };
}

/** By the limits of the kit's own, unless the user gives some. */
async function judgeJobs(options: SandboxOptions, timeLimits: Partial<typeof patient> = { answer: patient.answer }) {
  const { sandbox, target } = sandboxTarget(options);
  const fetch = async (request: Request): Promise<Response> => {
    if (options.jobs !== undefined && /ExecuteJob$/.test(new URL(request.url).pathname)) {
      throw new DOMException("", "TimeoutError");
    }
    return sandbox.fetch(request);
  };
  const judged = await judgeTarget({ ...target, fetch, timeLimits }, wanted, { clock: hastyClock() });
  await sandbox.close();
  return judged;
}

test.each([
  ["Running", {}],
  ["without a row", { runningResults: "empty" }],
  ["unknown", { runningResults: "notFound" }],
] as const)("A job that takes longer than the kit waits by itself is not judged: it is %s.", async (_what, options) => {
  const judged = await judgeJobs({ ...options, jobs: jobs({ duration: never, totalRows: 1 }) });
  expect(judged.flatMap(({ findings }) => findings)).toEqual([]);
  const reasons = judged.flatMap(({ report }) => (report.status === "not-checked" ? [report.reason ?? ""] : []));
  expect(reasons.filter((reason) => reason.startsWith("the run had not ended within 60 s")).length).toBeGreaterThan(30);
  const denied = judged.filter(({ report }) => /Async.*no-token/.test(report.id));
  expect(new Set(denied.map(({ report }) => report.status))).toEqual(new Set(["passed"]));
});

test("Where the user says how long a job takes, one that takes longer is a finding.", async () => {
  const judged = await judgeJobs(
    { jobs: jobs({ duration: never, totalRows: 1 }) },
    { ...patient, run: 60_000, webhook: 1 },
  );
  const checks = new Set(judged.flatMap(({ findings }) => findings).map(({ check }) => check));
  expect([...checks]).toContain("run-ends-with-known-status");
});

test("Where a server refuses to start a job, what looks at its run is not judged, and says why.", async () => {
  const judged = await judgeJobs({ jobs: jobs({ refuse: "Job not found" }) });
  const ofAsync = judged.filter(({ report }) => /Async/.test(report.id));
  expect(ofAsync.flatMap(({ findings }) => findings)).toEqual([]);
  const [reason] = ofAsync.flatMap(({ report }) => (report.status === "not-checked" ? [report.reason] : []));
  expect(reason).toContain('was answered started: false, "Job not found"; probeJob names a job that may be started');
});
