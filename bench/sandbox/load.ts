/**
 * Puts load on the sandbox and on Prism, with the same start request: `node bench/sandbox/load.ts [--seconds 30]`.
 * Fails when an answer was wrong, a run was lost, memory grew, it became slower or Prism is too near.
 */
import { parseArgs } from "node:util";
import autocannon from "autocannon";
import { type Served, servePrism, serveSandbox, type Vitals } from "./served.ts";

const connections = 50;
/** Seconds before a server is measured, in which it is compiled. */
const warmUp = 3;
/** How many times as much of a processor Prism takes for an answer; requests a second depend on what else the machine does. */
const requiredRatio = 7;
/** How much the heap may grow once memory holds as many runs as it keeps. */
const allowedGrowth = 1.1;
/** What has to be left of the speed once runs are forgotten. */
const requiredSteadiness = 0.7;

const { values } = parseArgs({ options: { seconds: { type: "string", default: "30" } } });
const seconds = Number(values.seconds);

const sandbox = await serveSandbox();
const before = await sandbox.vitals();
const warm = await load(sandbox, warmUp);
const first = await load(sandbox, Math.ceil(seconds / 2));
const middle = await sandbox.vitals();
// Between the two halves, so that whatever else the machine does falls on both.
const prism = await servePrism();
await load(prism, warmUp);
const rival = await load(prism, Math.ceil(seconds / 2));
await prism.stop();
const second = await load(sandbox, Math.floor(seconds / 2));
const after = await sandbox.vitals();
await sandbox.stop();

const acknowledged = warm.answered + first.answered + second.answered;
const wrong = warm.wrong + first.wrong + second.wrong;
const rate = (first.rate + second.rate) / 2;
const cost = (first.processorTime + second.processorTime) / (first.answered + second.answered);
const rivalCost = rival.processorTime / rival.answered;
const ratio = rivalCost / cost;
const growth = after.heap / middle.heap;
const steadiness = second.rate / first.rate;
print("at the beginning", before);
print("in the middle", middle);
print("at the end", after);
console.info(`sandbox: ${rate.toFixed(0)} requests a second, ${acknowledged} answers, ${wrong} wrong`);
console.info(
  `Prism: ${rival.rate.toFixed(0)} requests a second, ${rival.wrong} wrong; the sandbox answers ${(rate / rival.rate).toFixed(1)} times as many`,
);
console.info(
  `processor time for an answer: ${cost.toFixed(0)} µs, Prism ${rivalCost.toFixed(0)} µs: ${ratio.toFixed(1)} times`,
);
console.info(`the second half was ${steadiness.toFixed(2)} times as fast as the first`);
console.info(`heap at the end: ${growth.toFixed(2)} times that in the middle`);

const failures = [
  wrong > 0 && "answers were wrong",
  after.started < acknowledged && `${acknowledged - after.started} acknowledged runs were never started`,
  ratio < requiredRatio && `Prism takes less than ${requiredRatio} times as long`,
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
  /** Microseconds of a processor that the server took. */
  readonly processorTime: number;
  /** Errors, time-outs and answers that are not 2xx. */
  readonly wrong: number;
}

async function load(server: Served, duration: number): Promise<LoadResult> {
  const before = await server.processorTime();
  const result = await autocannon({
    url: `${server.url}/v1/ExecuteJobAsync`,
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
    processorTime: (await server.processorTime()) - before,
    wrong: result.errors + result.timeouts + result.non2xx,
  };
}

function print(when: string, { started, kept, resident, heap }: Vitals): void {
  console.info(
    `${when}: ${started} runs started, ${kept} kept, ${resident.toFixed(0)} MB resident, ${heap.toFixed(0)} MB heap`,
  );
}
