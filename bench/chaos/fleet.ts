import { fork } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { type Disturbances, killedMidRun, onRunThrew } from "./fault.ts";
import type { History } from "./history.ts";
import type { Job } from "./job.ts";
import { type Ended, type Entry, type Outcome, readJournal, type Sent, type Telling } from "./journal.ts";
import type { Plant } from "./plant.ts";
import { longestDelay } from "./proxy.ts";
import { chance } from "./random.ts";
import type { Assignment, Task } from "./task.ts";

/** What came of one job. */
export interface Report {
  readonly job: Job;
  /** Every outcome that was reported, in order; the last one counts in the end. */
  readonly outcomes: readonly Ended[];
}

export interface FleetOptions {
  readonly baseUrl: string;
  readonly seed: number;
  readonly plant: Plant | undefined;
  readonly disturbances: Disturbances;
  readonly history: History;
  /** Where the journals are written. */
  readonly folder: string;
  /** The jobs to run. */
  readonly jobs: AsyncIterable<Job>;
  /** No new job is taken after this moment, in milliseconds since 1970. */
  readonly until: number;
}

export interface FleetResult {
  readonly reports: readonly Report[];
  /** What handlers of webhooks were told, and what they did. */
  readonly tellings: readonly Telling[];
  /** The answers of the Results that reached a client. */
  readonly answers: readonly Sent[];
  readonly kills: number;
  /** Jobs that were begun by a process that was killed before they ended. */
  readonly orphans: number;
}

const workers = 4;
const batch = 250;
/** The share of processes that are killed, and when: after so many milliseconds at the earliest and the latest. */
const killed = 0.7;
const earliestKill = 600;
const latestKill = 15_000;
/** How often a job is handed out again because its outcome was not the last word. */
const mostRedeliveries = 9;
/** How often the Results may know nothing of a run: after that it counts as one that never started. */
const mostUnknown = 3;
/**
 * How long the jobs of a killed process wait for the next one, in milliseconds: as in a queue, longer than what the dead
 * one sent can be on its way.
 */
const visibilityTimeout = longestDelay + 700;

const script = fileURLToPath(new URL("worker.ts", import.meta.url));

/** Runs all jobs in processes of which many are killed; others take over what those leave behind. */
export async function runFleet(options: FleetOptions): Promise<FleetResult> {
  const { baseUrl, seed, plant, disturbances, history, folder, jobs, until } = options;
  const source = jobs[Symbol.asyncIterator]();
  const again: Task[] = [];
  const outcomes = new Map<Job, Ended[]>();
  const tellings: Telling[] = [];
  const answers: Sent[] = [];
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

  const settle = (tasks: readonly Task[], entries: readonly Entry[], wasKilled: boolean): void => {
    const begun = new Set(entries.filter((entry) => entry.kind === "begun").map(({ index }) => index));
    const ended = new Map(entries.filter((entry) => entry.kind === "ended").map((entry) => [entry.index, entry]));
    const open = tasks.filter(({ job }) => begun.has(job.index) && !ended.has(job.index));
    tellings.push(...entries.filter(isTelling));
    for (const { kind } of entries) if (kind === "untold") disturbances.add(onRunThrew);
    answers.push(...entries.filter((entry) => entry.kind === "sent").filter(({ isAnswer }) => isAnswer));
    orphans += open.length;
    if (wasKilled && open.length > 0) disturbances.add(killedMidRun);
    for (const { job, redeliveries } of tasks) {
      const end = ended.get(job.index);
      const reported = outcomes.get(job) ?? [];
      if (end !== undefined) reported.push(end);
      if (end !== undefined && (isLastWord(reported) || redeliveries >= mostRedeliveries)) continue;
      const isKnown = begun.has(job.index) || redeliveries > 0;
      again.push({ job, redeliveries: isKnown ? redeliveries + 1 : 0 });
    }
  };

  const runProcess = async (tasks: readonly Task[]): Promise<void> => {
    const number = ++processes;
    const journal = join(folder, `${number}.jsonl`);
    const child = fork(script, { execArgv: ["--no-warnings"] });
    const exit = once(child, "exit") as Promise<[number | null, string | null]>;
    const assignment: Assignment = { baseUrl, seed, plant, journal, tasks };
    child.send(assignment);
    const isDoomed = chance(seed, "kill", number) < killed;
    const delay = earliestKill + chance(seed, "kill after", number) * (latestKill - earliestKill);
    let killing: NodeJS.Timeout | undefined;
    // Counted from when it works, so that a machine that is slow to start processes kills none before that.
    child.once("message", () => {
      if (isDoomed) killing = setTimeout(() => child.kill("SIGKILL"), delay);
    });
    const [code, signal] = await exit;
    const exitedAt = Date.now();
    clearTimeout(killing);
    const wasKilled = signal === "SIGKILL";
    if (wasKilled) {
      kills++;
      await wait(visibilityTimeout);
    } else if (code !== 0) {
      throw new Error(`A worker ended by itself with ${code ?? signal}`);
    }
    const entries = readJournal(journal);
    keepHistory(tasks, entries, number);
    if (wasKilled)
      for (const { job } of tasks) history.add(job.request.runID, "fleet", `process ${number} killed`, exitedAt);
    settle(tasks, entries, wasKilled);
  };

  const keepHistory = (tasks: readonly Task[], entries: readonly Entry[], number: number): void => {
    const runIDs = new Map(tasks.map(({ job }) => [job.index, job.request.runID]));
    for (const entry of entries) {
      const runID = "index" in entry ? (runIDs.get(entry.index) ?? "") : entry.runID;
      history.add(runID, "client", `process ${number}: ${describeEntry(entry)}`, entry.at);
    }
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
  return { reports, tellings, answers, kills, orphans };
}

/** An end, or a refusal, or that nobody knows the run; anything else leaves open how it ends, and it is asked for again. */
function isLastWord(reported: readonly Ended[]): boolean {
  const last = reported.at(-1);
  if (last === undefined) return false;
  const unknown = reported.filter(({ outcome }) => "error" in outcome && outcome.error.code === "start_unknown");
  return isEnd(last.outcome) || unknown.length >= mostUnknown;
}

function isTelling(entry: Entry): entry is Telling {
  return entry.kind === "telling" || entry.kind === "untold" || entry.kind === "told";
}

/** Whether the client told how the run ended. */
export function isEnd(outcome: Outcome): boolean {
  return "rows" in outcome || outcome.error.code === "job_failed";
}

function describeEntry(entry: Entry): string {
  switch (entry.kind) {
    case "begun":
      return `begins with ${entry.with}`;
    case "ended":
      return `reports ${"rows" in entry.outcome ? JSON.stringify(entry.outcome.rows) : `${entry.outcome.error.name}: ${entry.outcome.error.message}`}`;
    case "told":
      return `its webhook handler was told ${entry.outcome} ${JSON.stringify(entry.rows)}`;
    case "telling":
      return "its webhook handler is called";
    case "untold":
      return "its webhook handler throws";
    case "sent":
      return entry.what;
  }
}
