import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { createClock, createSandbox, faults } from "@starfish-api/sandbox";
import { writeBetweenMarkers } from "../codec/report.ts";
import { type Judge, token, type Verdict } from "./judge.ts";
import { createKit } from "./kit.ts";
import { describeTrust, listFaults, type Trial } from "./report.ts";
import { createRespect } from "./respect.ts";
import { createSchemathesis } from "./schemathesis.ts";
import { createSpecmatic } from "./specmatic.ts";
import { openTrialLog } from "./trial-log.ts";

const usage = `Judges one sandbox for each fault, and a healthy one, with the kit and with what else judges a server by a description.

  pnpm trust [--tools DIR] [--log FILE] [--faults a,b] [--at-once 2] [--minutes 600] [--write]

  --tools    where the others are, or are installed to; default: a folder that is removed afterwards
  --log      keeps each verdict, so that a run that was ended early goes on where it was
  --faults   these alone
  --minutes  after so many no other sandbox is begun
  --at-once  how many sandboxes are judged at once
  --write    put the tables into bench/README.md and bench/trust/faults.md`;

const { values: args } = parseArgs({
  options: {
    tools: { type: "string" },
    log: { type: "string" },
    faults: { type: "string" },
    "at-once": { type: "string", default: "2" },
    minutes: { type: "string", default: "600" },
    write: { type: "boolean", default: false },
    help: { type: "boolean", default: false },
  },
});

if (args.help) {
  console.info(usage);
} else {
  const root = mkdtempSync(join(tmpdir(), "starfish-trust-"));
  const tools = args.tools ?? join(root, "tools");
  mkdirSync(tools, { recursive: true });
  try {
    await measure(root, tools);
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
}

async function measure(root: string, tools: string): Promise<void> {
  const { judges, missing } = await prepare(tools);
  const wanted = args.faults?.split(",") ?? mix(faults.map(({ name }) => name));
  const end = Date.now() + Number(args.minutes) * 60_000;
  // What differs from run to run is not a fault that was found: the healthy sandbox is judged twice.
  const log = openTrialLog(args.log);
  const once = async (name: string, fault?: string): Promise<Trial> =>
    log.find(name) ?? log.keep({ fault: name, verdicts: await tryOut(judges, root, fault) });
  const healthy = [(await once("healthy")).verdicts, (await once("healthy again")).verdicts];
  const trials: Trial[] = [];
  const queue = wanted.values();
  const work = async (): Promise<void> => {
    for (const fault of queue) {
      if (Date.now() > end && log.find(fault) === undefined) {
        continue;
      }
      trials.push(await once(fault, fault));
      console.error(`${trials.length}/${wanted.length} ${fault}`);
    }
  };
  await Promise.all(Array.from({ length: Number(args["at-once"]) }, work));
  const result = { judges, missing, healthy, trials, faults: wanted.length };
  console.info(describeTrust(result));
  if (args.write) {
    writeBetweenMarkers(new URL("../README.md", import.meta.url), "trust", describeTrust(result));
    writeFileSync(new URL("faults.md", import.meta.url), listFaults(result));
  }
}

/** Faults of one kind stand side by side: those that are tried in the time that there is are of every kind. */
function mix(names: readonly string[]): string[] {
  const stride = 37;
  return names.map((_, index) => names[(index * stride) % names.length] ?? "");
}

async function prepare(tools: string): Promise<{ judges: Judge[]; missing: string[] }> {
  const judges: Judge[] = [createKit()];
  const missing: string[] = [];
  for (const [name, create] of Object.entries({
    Schemathesis: () => createSchemathesis(tools),
    Specmatic: () => createSpecmatic(tools),
    "Redocly respect": async () => createRespect(),
  })) {
    try {
      judges.push(await create());
    } catch (cause) {
      missing.push(`${name} (${cause instanceof Error ? cause.message : String(cause)})`);
    }
  }
  return { judges, missing };
}

/** All judges, one after the other, on one sandbox; by the judges' names. */
async function tryOut(
  judges: readonly Judge[],
  root: string,
  fault: string | undefined,
): Promise<ReadonlyMap<string, Verdict>> {
  const sandbox = createSandbox({
    clock: createClock(100),
    tokens: [token],
    onFailure: () => {},
    ...(fault === undefined ? {} : { faults: [fault] }),
  });
  const { url } = await sandbox.listen();
  const verdicts = new Map<string, Verdict>();
  for (const { judge, name } of judges) {
    const folder = mkdtempSync(join(root, "judge-"));
    verdicts.set(name, await judge(url, folder, fault !== undefined));
  }
  await sandbox.close();
  return verdicts;
}
