import { setTimeout as wait } from "node:timers/promises";
import {
  AuthError,
  isStarfishError,
  type ResultsResponse,
  type RunOptions,
  type RunWebhook,
  type StarfishClient,
} from "@starfish-api/client";
import { compared, type Job } from "./job.ts";
import { type Outcome, writeEntry } from "./journal.ts";
import { isPlanted } from "./plant.ts";
import { chance } from "./random.ts";
import type { Assignment, Task } from "./task.ts";

/** Runs the jobs of a worker, and writes down what comes of each. */
export interface Orders {
  readonly run: (tasks: readonly Task[]) => Promise<void>;
}

export interface OrdersContext {
  readonly client: StarfishClient;
  readonly webhook: RunWebhook;
  readonly assignment: Assignment;
  /** Sees to it that others get an order too. */
  readonly shareOrder: (index: number) => Promise<void>;
}

/** How many runs there are at the same time in each of the two ways to make them. */
const concurrency = 24;
/** How long an order waits at the most that several get at the same time, in milliseconds: who is first is open. */
const longestHesitation = 40;

/** Stalls are given up soon, but not as soon as a loaded machine hesitates. */
const limits = { attemptTimeout: 1000, totalTimeout: 5000, firstPollDelay: 150, longestPollDelay: 1000 };
/** Where a mistake is planted, for nothing stalls there but what the mistake needs. */
const patience = { attemptTimeout: 10_000, totalTimeout: 20_000 };

export function limitsOf({ plants }: Assignment): typeof limits {
  return plants.length > 0 ? { ...limits, ...patience } : limits;
}

/** For how long a run is waited for: hundreds of times as long as it takes, so that no few failed polls decide. */
const deadline = 20_000;
/** For how long a run is asked for whose start is open, and one that was resumed. */
const inquiry = { started: 6000, resumed: 3000 };

export function createOrders({ client, webhook, assignment, shareOrder }: OrdersContext): Orders {
  const { seed, plants, journal, number } = assignment;
  const own = limitsOf(assignment);
  const noNewJobAfter = performance.now() + (assignment.newJobsFor ?? Number.POSITIVE_INFINITY);
  const isTooLateFor = ({ redeliveries, isTwin }: Task): boolean =>
    redeliveries === 0 && !isTwin && performance.now() > noNewJobAfter;

  const optionsFor = ({ mediaType, withWebhook }: Job): RunOptions => ({
    ...own,
    mediaType,
    ...(mediaType === "application/xml" && { accept: mediaType }),
    inquiry: inquiry.started,
    deadline,
    ...(withWebhook && { webhook }),
  });

  async function begin({ job, redeliveries, isTwin }: Task, means: "runJob" | "runJobs" | "resumeRun"): Promise<void> {
    const isShared = job.isShared || (plants.length > 0 && job.identity === "derived");
    if (isShared && redeliveries === 0) {
      if (!isTwin) await shareOrder(job.index);
      await wait(chance(seed, "hesitates", job.index, number) * longestHesitation);
    }
    writeEntry(journal, { kind: "begun", index: job.index, with: means, isTwin });
  }

  function end({ job, isTwin }: Task, outcome: Outcome): void {
    const isWrong = isPlanted("untyped-error", assignment, job.request.runID);
    const said = isWrong ? failed(new Error("planted")) : outcome;
    writeEntry(journal, { kind: "ended", index: job.index, outcome: said, isTwin });
  }

  async function runEach(tasks: Iterable<Task>): Promise<void> {
    for (const task of tasks) {
      if (isTooLateFor(task)) continue;
      const { identity, request, mediaType } = task.job;
      const isResumed = task.redeliveries > 0 && identity === "random";
      await begin(task, isResumed ? "resumeRun" : "runJob");
      const accept = mediaType === "application/xml" && { accept: mediaType };
      const run = isResumed
        ? client.resumeRun(request.runID, { ...own, ...accept, deadline, inquiry: inquiry.resumed })
        : client.runJob(request, optionsFor(task.job));
      end(task, await run.result().then(succeeded, failed));
    }
  }

  async function runMany(tasks: readonly Task[], room: number): Promise<void> {
    const byRun = new Map(tasks.map((task) => [task.job.request.runID, task]));
    const requests = async function* () {
      for (const task of byRun.values()) {
        if (isTooLateFor(task)) return;
        await begin(task, "runJobs");
        yield task.job.request;
      }
    };
    const [first] = tasks;
    if (first === undefined) return;
    const options = { ...optionsFor(first.job), concurrency: room };
    try {
      for await (const { request, rows, error } of client.runJobs(requests(), options)) {
        const task = byRun.get(request.runID);
        if (task === undefined) throw new Error(`runJobs gave ${request.runID}, which was not asked for`);
        end(task, rows === undefined ? failed(error) : succeeded(rows));
      }
    } catch (error) {
      // It ends where the login is refused, as the proxy does at times; what it has not begun is handed out again.
      if (!(error instanceof AuthError)) throw error;
    }
  }

  return {
    async run(tasks) {
      const isOfMany = ({ job, redeliveries, isTwin }: Task) =>
        job.through === "runJobs" && redeliveries === 0 && !isTwin;
      const many = Map.groupBy(tasks.filter(isOfMany), ({ job }) => `${job.mediaType} ${job.withWebhook}`);
      const single = tasks.filter((task) => !isOfMany(task)).values();
      await Promise.all([
        ...Array.from({ length: concurrency }, () => runEach(single)),
        ...[...many.values()].map((group) => runMany(group, Math.ceil(concurrency / many.size))),
      ]);
    },
  };
}

function succeeded(rows: readonly ResultsResponse[]): Outcome {
  return { rows: rows.map(compared) };
}

function failed(error: unknown): Outcome {
  if (!isStarfishError(error)) {
    return { error: { isTyped: false, name: "", message: String(error) } };
  }
  const { name, code, message } = error;
  return {
    error: {
      isTyped: true,
      name,
      code,
      message,
      scope: "scope" in error ? error.scope : undefined,
      runID: "runID" in error ? error.runID : undefined,
      rows: "rows" in error ? error.rows.map(compared) : undefined,
    },
  };
}
