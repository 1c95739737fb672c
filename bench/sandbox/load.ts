/**
 * Puts load on the sandbox and on Prism, with the same start request: `node bench/sandbox/load.ts [--seconds 30]`.
 * Fails when an answer was wrong, a run was lost, memory grew, it became slower or Prism is too near.
 */
import { parseArgs } from "node:util";
import autocannon from "autocannon";
import { servePrism, serveSandbox, type Vitals } from "./served.ts";

const connections = 50;
/** How many times as many requests a second as Prism. */
const requiredRatio = 7;
/** How much the heap may grow once memory holds as many runs as it keeps. */
const allowedGrowth = 1.1;
/** What has to be left of the speed once runs are forgotten. */
const requiredSteadiness = 0.7;

const { values } = parseArgs({ options: { seconds: { type: "string", default: "30" } } });
const seconds = Number(values.seconds);

const sandbox = await serveSandbox();
const before = await sandbox.vitals();
const first = await load(sandbox.url, Math.ceil(seconds / 2));
const middle = await sandbox.vitals();
// Between the two halves, so that whatever else the machine does falls on both.
const prism = await servePrism();
const rival = await load(prism.url, Math.ceil(seconds / 2));
await prism.stop();
const second = await load(sandbox.url, Math.floor(seconds / 2));
const after = await sandbox.vitals();
await sandbox.stop();

const acknowledged = first.answered + second.answered;
const rate = (first.rate + second.rate) / 2;
const ratio = rate / rival.rate;
const growth = after.heap / middle.heap;
const steadiness = second.rate / first.rate;
print("at the beginning", before);
print("in the middle", middle);
print("at the end", after);
console.info(
  `sandbox: ${rate.toFixed(0)} requests a second, ${acknowledged} answers, ${first.wrong + second.wrong} wrong`,
);
console.info(
  `Prism: ${rival.rate.toFixed(0)} requests a second, ${rival.wrong} wrong; the sandbox is ${ratio.toFixed(1)} times as fast`,
);
console.info(`the second half was ${steadiness.toFixed(2)} times as fast as the first`);
console.info(`heap at the end: ${growth.toFixed(2)} times that in the middle`);

const failures = [
  first.wrong + second.wrong > 0 && "answers were wrong",
  after.started < acknowledged && `${acknowledged - after.started} acknowledged runs were never started`,
  ratio < requiredRatio && `not ${requiredRatio} times as fast as Prism`,
  steadiness < requiredSteadiness && "it became slower",
  middle.kept === after.kept && growth > allowedGrowth && "memory grew",
].filter((failure) => failure !== false);
for (const failure of failures) {
  console.error(`FAILED: ${failure}`);
}
process.exitCode = failures.length > 0 ? 1 : 0;

interface LoadResult {
  /** Requests a second. */
  readonly rate: number;
  readonly answered: number;
  /** Errors, time-outs and answers that are not 2xx. */
  readonly wrong: number;
}

async function load(url: string, duration: number): Promise<LoadResult> {
  const result = await autocannon({
    url: `${url}/v1/ExecuteJobAsync`,
    method: "POST",
    connections,
    duration,
    idReplacement: true,
    headers: { "content-type": "application/json", accept: "application/json", authorization: "Bearer token" },
    body: JSON.stringify({ runID: "[<id>]", projectID: "p", jobID: "j", argument: "Region = 'EMEA'", chainJobs: true }),
  });
  return {
    rate: result.requests.average,
    answered: result["2xx"],
    wrong: result.errors + result.timeouts + result.non2xx,
  };
}

function print(when: string, { started, kept, resident, heap }: Vitals): void {
  console.info(
    `${when}: ${started} runs started, ${kept} kept, ${resident.toFixed(0)} MB resident, ${heap.toFixed(0)} MB heap`,
  );
}
