import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import type { Colleagues } from "./colleagues.ts";
import { clockSet, clockWrong, type Disturbances, killedMidRun, onRunThrew, orderedAtOnce } from "./fault.ts";
import { describeEntry, type History } from "./history.ts";
import type { Job } from "./job.ts";
import type { Ended, Entry, Sent, Telling } from "./journal.ts";
import { longestDelay } from "./proxy.ts";
import { type FleetResult, isEnd, type Of, type Report } from "./report.ts";
import type { Assignment, Task } from "./task.ts";
import { runWorker, type WorkerEnd } from "./worker-process.ts";

/** With what is the same for every process. */
export interface FleetOptions extends Omit<Assignment, "number" | "journal" | "tasks" | "newJobsFor"> {
  readonly disturbances: Disturbances;
  readonly history: History;
  readonly colleagues: Colleagues;
  /** Where the journals are written. */
  readonly folder: string;
  /** The jobs to run, and how many there are. */
  readonly jobs: AsyncIterable<Job>;
  readonly count: number;
  /** No new job is begun after this moment, in milliseconds since 1970; infinite: all are. */
  readonly until: number;
}

const workers = 4;
/** How many jobs a process gets at the least and at the most. */
const [smallestBatch, largestBatch] = [4, 250];
/** How long what comes again is gathered when no new job is left, in milliseconds. */
const gathering = 2000;
/** How often a job is handed out again because its outcome was not the last word. */
const mostRedeliveries = 40;
/**
 * How often the Results may know nothing of a run: after that it counts as one that never started. Where a mistake is
 * planted nothing else hides a run, and the second inquiry has asked often enough to convict who loses one.
 */
const mostUnknown = { disturbed: 3, planted: 2 };
/**
 * How long the jobs of a killed process wait for the next one, in milliseconds: as in a queue, longer than what the dead
 * one sent can be on its way.
 */
const visibilityTimeout = longestDelay + 700;

/** Runs all jobs in processes of which many are killed; others take over what those leave behind. */
export async function runFleet(options: FleetOptions): Promise<FleetResult> {
  const { disturbances, history, folder, colleagues, jobs, count, until, ...common } = options;
  const source = jobs[Symbol.asyncIterator]();
  const unknownAllowed = common.plants.length > 0 ? mostUnknown.planted : mostUnknown.disturbed;
  const batch = Math.max(smallestBatch, Math.min(largestBatch, Math.ceil(count / workers)));
  const again: Task[] = [];
  const reports = new Map<Job, Report>();
  const tellings: Telling[] = [];
  const answers: Of<Sent>[] = [];
  const shared = new Set<number>();
  let [processes, kills, orphans, active] = [0, 0, 0, 0];
  let isExhausted = false;

  const take = async (): Promise<readonly Task[]> => {
    const tasks = again.splice(0, batch);
    if (Date.now() >= until) isExhausted = true;
    while (tasks.length < batch && !isExhausted) {
      const next = await source.next();
      if (next.done) isExhausted = true;
      if (next.done) break;
      reports.set(next.value, { job: next.value, begunAt: Number.POSITIVE_INFINITY, outcomes: [], twins: [] });
      tasks.push({ job: next.value, redeliveries: 0, isTwin: false });
    }
    return tasks;
  };

  const settle = (tasks: readonly Task[], { entries, shared: offered, wasKilled }: WorkerEnd, by: number): void => {
    const begun = new Set(entries.flatMap((entry) => (entry.kind === "begun" && !entry.isTwin ? [entry.index] : [])));
    const ends = entries.filter((entry) => entry.kind === "ended").map((entry) => ({ ...entry, by }));
    const ended = new Map(ends.filter(({ isTwin }) => !isTwin).map((entry) => [entry.index, entry]));
    const open = tasks.filter(({ job }) => begun.has(job.index) && !ended.has(job.index));
    orphans += open.length;
    if (wasKilled && open.length > 0) disturbances.add(killedMidRun);
    for (const { job, redeliveries } of tasks) {
      const end = ended.get(job.index);
      const outcomes = reports.get(job)?.outcomes ?? [];
      if (end !== undefined) outcomes.push(end);
      if (end !== undefined && (isLastWord(outcomes, unknownAllowed) || redeliveries >= mostRedeliveries)) continue;
      const isKnown = begun.has(job.index) || offered.has(job.index) || redeliveries > 0;
      if (!isKnown && Date.now() >= until) {
        reports.delete(job);
        continue;
      }
      again.push({ job, redeliveries: isKnown ? redeliveries + 1 : 0, isTwin: false });
    }
  };

  const keep = (tasks: readonly Task[], { entries, twins }: WorkerEnd, by: number): void => {
    const byIndex = new Map([...tasks, ...twins].map(({ job }) => [job.index, reports.get(job) as Report]));
    for (const entry of entries) {
      const report = "index" in entry ? byIndex.get(entry.index) : undefined;
      if (isTelling(entry)) tellings.push(entry);
      if (entry.kind === "untold") disturbances.add(onRunThrew);
      if (entry.kind === "clock") disturbances.add(entry.what === "set" ? clockSet : clockWrong);
      if (entry.kind === "sent" && entry.isAnswer) answers.push({ ...entry, by });
      if (entry.kind === "begun" && report !== undefined) report.begunAt = Math.min(report.begunAt, entry.at);
      if (entry.kind === "begun" && entry.isTwin) {
        shared.add(entry.index);
        disturbances.add(orderedAtOnce);
      }
      if (entry.kind === "ended" && entry.isTwin) report?.twins.push({ ...entry, by });
      const runID = "runID" in entry ? entry.runID : report?.job.request.runID;
      if (runID !== undefined) history.add(runID, "client", `process ${by}: ${describeEntry(entry)}`, entry.at);
    }
  };

  const runProcess = async (tasks: readonly Task[]): Promise<void> => {
    const number = ++processes;
    const journal = join(folder, `${number}.jsonl`);
    const newJobsFor = Number.isFinite(until) ? Math.max(until - Date.now(), 0) : undefined;
    const end = await runWorker({ ...common, number, journal, tasks, newJobsFor }, colleagues);
    keep(tasks, end, number);
    if (end.wasKilled) {
      kills++;
      const killed = `process ${number} killed`;
      for (const { job } of [...tasks, ...end.twins]) history.add(job.request.runID, "fleet", killed, end.exitedAt);
      await wait(visibilityTimeout);
    }
    settle(tasks, end, number);
  };

  const loop = async (): Promise<void> => {
    for (;;) {
      // At the end what comes again comes in drops: the next process waits for some.
      if (isExhausted && again.length > 0 && active > 0) await wait(gathering);
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
  return { reports: [...reports.values()], tellings, answers, kills, orphans, shared: shared.size };
}

/**
 * An end, or a refusal, or that nobody knows the run, or an error that no client may throw; anything else leaves open how
 * it ends, and it is asked for again.
 */
function isLastWord(reported: readonly Ended[], unknownAllowed: number): boolean {
  const last = reported.at(-1);
  if (last === undefined) return false;
  const unknown = reported.filter(({ outcome }) => "error" in outcome && outcome.error.code === "start_unknown");
  const isForeign = "error" in last.outcome && !last.outcome.error.isTyped;
  return isEnd(last.outcome) || isForeign || unknown.length >= unknownAllowed;
}

function isTelling(entry: Entry): entry is Telling {
  return entry.kind === "telling" || entry.kind === "untold" || entry.kind === "told";
}
