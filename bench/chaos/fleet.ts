import { fork } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import type { Job } from "./job.ts";
import { type Entry, readJournal } from "./journal.ts";
import { longestDelay } from "./proxy.ts";
import { chance } from "./random.ts";
import type { Assignment, Task } from "./task.ts";

/** What came of one job. */
export interface Report {
  readonly job: Job;
  /** Every outcome that was reported, in order; the last one counts in the end. */
  readonly outcomes: readonly Extract<Entry, { kind: "ended" }>[];
}

export interface FleetOptions {
  readonly baseUrl: string;
  readonly seed: number;
  /** Where the journals are written. */
  readonly folder: string;
  /** The jobs to run. */
  readonly jobs: AsyncIterable<Job>;
  /** No new job is taken after this moment, in milliseconds since 1970. */
  readonly until: number;
}

export interface FleetResult {
  readonly reports: readonly Report[];
  readonly told: readonly Extract<Entry, { kind: "told" }>[];
  readonly kills: number;
  /** Jobs that were begun by a process that was killed before they ended. */
  readonly orphans: number;
}

const workers = 3;
const batch = 400;
/** The share of processes that are killed, and when: after so many milliseconds at the earliest and the latest. */
const killed = 0.7;
const earliestKill = 600;
const latestKill = 20_000;
/** How often a job is handed out again because its outcome was not the last word. */
const mostRedeliveries = 9;
/** How often a run may be waited for in vain: after that it counts as never started. */
const mostWaits = 2;
/**
 * How long the jobs of a killed process wait for the next one, in milliseconds: as in a queue, longer than what the dead
 * one sent can be on its way.
 */
const visibilityTimeout = longestDelay + 700;

const script = fileURLToPath(new URL("worker.ts", import.meta.url));

/** Runs all jobs in processes of which many are killed; others take over what those leave behind. */
export async function runFleet({ baseUrl, seed, folder, jobs, until }: FleetOptions): Promise<FleetResult> {
  const source = jobs[Symbol.asyncIterator]();
  const again: Task[] = [];
  const outcomes = new Map<Job, Extract<Entry, { kind: "ended" }>[]>();
  const told: Extract<Entry, { kind: "told" }>[] = [];
  let [processes, kills, orphans, active] = [0, 0, 0, 0];

  const take = async (): Promise<readonly Task[]> => {
    const tasks = again.splice(0, batch);
    while (tasks.length < batch && Date.now() < until) {
      const next = await source.next();
      if (next.done) break;
      outcomes.set(next.value, []);
      tasks.push({ job: next.value, redeliveries: 0 });
    }
    return tasks;
  };

  const settle = (tasks: readonly Task[], entries: readonly Entry[]): void => {
    const begun = new Set(
      entries.filter(({ kind }) => kind === "begun").map((entry) => "index" in entry && entry.index),
    );
    const ended = new Map(entries.filter((entry) => entry.kind === "ended").map((entry) => [entry.index, entry]));
    told.push(...entries.filter((entry) => entry.kind === "told"));
    for (const { job, redeliveries } of tasks) {
      const end = ended.get(job.index);
      if (end !== undefined) {
        const reported = outcomes.get(job) ?? [];
        reported.push(end);
        if (isLastWord(end) || reported.filter(isWaitedInVain).length >= mostWaits || redeliveries >= mostRedeliveries)
          continue;
      } else if (begun.has(job.index)) {
        orphans++;
      }
      const isKnown = end !== undefined || begun.has(job.index) || redeliveries > 0;
      again.push({ job, redeliveries: isKnown ? redeliveries + 1 : 0 });
    }
  };

  const runProcess = async (tasks: readonly Task[]): Promise<void> => {
    const number = ++processes;
    const journal = join(folder, `${number}.jsonl`);
    const child = fork(script, { execArgv: ["--no-warnings"] });
    const exit = once(child, "exit") as Promise<[number | null, string | null]>;
    const assignment: Assignment = { baseUrl, secret: `the secret of the chaos run ${seed}`, journal, tasks };
    child.send(assignment);
    const isDoomed = chance(seed, "kill", number) < killed;
    const delay = earliestKill + chance(seed, "kill after", number) * (latestKill - earliestKill);
    const killing = isDoomed ? setTimeout(() => child.kill("SIGKILL"), delay) : undefined;
    const [code, signal] = await exit;
    clearTimeout(killing);
    if (signal === "SIGKILL") {
      kills++;
      await wait(visibilityTimeout);
    } else if (code !== 0) {
      throw new Error(`A worker ended by itself with ${code ?? signal}`);
    }
    settle(tasks, readJournal(journal));
  };

  const loop = async (): Promise<void> => {
    for (;;) {
      const tasks = await take();
      if (tasks.length > 0) {
        active++;
        await runProcess(tasks).finally(() => active--);
      } else if (active === 0 && again.length === 0) {
        return;
      } else {
        await wait(200);
      }
    }
  };
  await Promise.all(Array.from({ length: workers }, loop));
  const reports = [...outcomes].map(([job, list]) => ({ job, outcomes: list }));
  return { reports, told, kills, orphans };
}

/** An end, or a refusal; anything else leaves open how the run ends, and its runID is asked for again. */
function isLastWord({ outcome }: Extract<Entry, { kind: "ended" }>): boolean {
  return "rows" in outcome || outcome.error.code === "job_failed";
}

function isWaitedInVain({ outcome }: Extract<Entry, { kind: "ended" }>): boolean {
  return "error" in outcome && outcome.error.scope === "wait";
}
