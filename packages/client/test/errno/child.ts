/** Lets each fault happen at the first call, the second, … until none is left; writes what came of it to stdout. */
import { openControl } from "./control.ts";
import { allFaults, type Fault, someFaults } from "./faults.ts";
import { problemsOf, startServer } from "./trial.ts";

/** What came of one fault. */
export interface FaultReport {
  readonly fault: Fault;
  /** At how many calls it happened. */
  readonly calls: number;
  readonly problems: readonly string[];
}

/** Calls that have nothing to do with a connection never end: of those some are enough. */
const maxCalls = 40;

const [path = "", extent = "", plant = ""] = process.argv.slice(2);
const control = openControl(path);
const server = await startServer();
const unexpected: string[] = [];
process.on("unhandledRejection", (reason) => unexpected.push(`unhandled rejection: ${reason}`));
process.on("uncaughtException", (error) => unexpected.push(`uncaught exception: ${error}`));

/** A mistake: a start is sent again wherever the error's code is one of a connection that did not come about. */
const byCode: typeof fetch = async (input) => {
  const { url, method, headers, signal } = input as Request;
  const body = method === "GET" ? null : await (input as Request).text();
  const send = () => fetch(url, { method, headers, body, signal });
  return send().catch((error) => {
    if (!/^(?:ECONNREFUSED|EHOSTUNREACH|ENETUNREACH)$/.test(error.cause?.code)) throw error;
    return send();
  });
};

async function examine(fault: Fault): Promise<FaultReport> {
  const problems: string[] = [];
  let calls = 0;
  for (const isClosing of [true, false]) {
    server.isClosing = isClosing;
    for (let nth = 1; nth <= maxCalls; nth++) {
      control.arm(fault, nth, server.port);
      const found = await problemsOf(server, plant === "by-code" ? byCode : undefined);
      found.push(...unexpected.splice(0));
      const where = `call ${nth}, ${isClosing ? "a connection for each request" : "connections kept alive"}`;
      problems.push(...found.map((problem) => `${where}: ${problem}`));
      if (!control.disarm()) break;
      calls += 1;
    }
  }
  return { fault, calls, problems };
}

const reports: FaultReport[] = [];
for (const fault of extent === "all" ? allFaults : someFaults) reports.push(await examine(fault));
process.stdout.write(JSON.stringify(reports), () => process.exit(0));
