import type { ArgumentBehaviour, Job, JobBehaviour, JobFile, RowCounts } from "./job-file.ts";
import { createMatcher, SlowPatternError } from "./match-argument.ts";
import type { Step } from "./run.ts";

/** What of a start decides how the run goes. */
export interface StartOrder {
  readonly projectID: string;
  readonly jobID: string;
  readonly argument: string | null;
  readonly chainJobs: boolean;
  readonly beginAtRow: string | null;
  readonly endAfterRow: string | null;
  readonly threadCount: string | null;
}

/** The steps of a run, or why it does not start. */
export type RunPlan =
  | { readonly started: true; readonly steps: readonly Step[] }
  | { readonly started: false; readonly error: string };

/** The vendor suggests no more threads than this. */
const maxThreads = 24;
/** A chain that leads back to itself ends here. */
const maxChain = 16;
const countNames = ["inserts", "updates", "deletes", "errors", "skips", "ignores"] as const;

const maxCachedPlans = 1000;
/** Orders that are longer, in characters, are planned each time: a thousand of any length would be too much to keep. */
const maxCachedOrder = 1000;

/** Plans runs of one file of jobs. Equal orders get the same plan, so that many runs take little memory. */
export function createPlanner(file: JobFile): (order: StartOrder) => RunPlan {
  const plans = new Map<string, RunPlan>();
  const matches = createMatcher();
  return (order) => {
    const key = JSON.stringify([
      order.projectID,
      order.jobID,
      order.argument,
      order.chainJobs,
      order.beginAtRow,
      order.endAfterRow,
      order.threadCount,
    ]);
    const plan = plans.get(key) ?? planRun(file, order, matches);
    if (plans.size >= maxCachedPlans) {
      plans.clear();
    }
    if (key.length <= maxCachedOrder) {
      plans.set(key, plan);
    }
    return plan;
  };
}

/** Settles how a run will go. A chain runs its second and later jobs without the argument of the first. */
function planRun(file: JobFile, order: StartOrder, matches: Matcher): RunPlan {
  const first = findJob(file, order.projectID, order.jobID);
  if (first === undefined) {
    return { started: false, error: "Job not found" };
  }
  let behaviour: JobBehaviour;
  try {
    behaviour = behaviourFor(first, order.argument, matches);
  } catch (error) {
    if (error instanceof SlowPatternError) {
      return { started: false, error: error.message };
    }
    throw error;
  }
  if (behaviour.refuse !== undefined) {
    return { started: false, error: behaviour.refuse };
  }
  const steps = [createStep(order.jobID, behaviour, order)];
  const seen = new Set([order.jobID]);
  let next = order.chainJobs ? first.next : undefined;
  while (next !== undefined && !seen.has(next) && steps.length < maxChain) {
    const job = findJob(file, order.projectID, next);
    if (job === undefined || steps.at(-1)?.status === "Failed") {
      break;
    }
    steps.push(createStep(next, behaviourFor(job, null, matches), order));
    seen.add(next);
    next = job.next;
  }
  return { started: true, steps };
}

function findJob(file: JobFile, projectID: string, jobID: string): Job | undefined {
  const project = ownOrAny(file.projects, projectID);
  return project === undefined ? undefined : ownOrAny(project.jobs, jobID);
}

function ownOrAny<T>(record: Readonly<Record<string, T>>, key: string): T | undefined {
  return Object.hasOwn(record, key) ? record[key] : record["*"];
}

type Matcher = ReturnType<typeof createMatcher>;

function behaviourFor(job: Job, argument: string | null, matches: Matcher): JobBehaviour {
  const special = job.when?.find((behaviour) => fits(behaviour, argument ?? "", matches));
  return special === undefined ? job : { ...job, ...special };
}

function fits(behaviour: ArgumentBehaviour, argument: string, matches: Matcher): boolean {
  return behaviour.argumentMatches === undefined
    ? behaviour.argument === argument
    : matches(behaviour.argumentMatches, argument);
}

function createStep(jobID: string, behaviour: JobBehaviour, order: StartOrder): Step {
  const threads = Math.min(Math.max(parseCount(order.threadCount) ?? 1, 1), maxThreads);
  return {
    jobID,
    duration: (behaviour.duration ?? 2000) / threads,
    status: behaviour.status ?? "Complete",
    error: behaviour.error ?? null,
    ...countRows(behaviour, order),
  };
}

/** Counts of the rows from `beginAtRow` to `endAfterRow`: each count shrinks as the total does. */
function countRows(behaviour: JobBehaviour, order: StartOrder): RowCounts {
  const total = behaviour.totalRows ?? 0;
  const begin = Math.max(parseCount(order.beginAtRow) ?? 1, 1);
  const end = Math.min(parseCount(order.endAfterRow) ?? total, total);
  const totalRows = Math.max(end - begin + 1, 0);
  const counts = countNames.map((name) => {
    const count = behaviour[name] ?? 0;
    return [name, totalRows === total ? count : Math.floor((count * totalRows) / Math.max(total, 1))];
  });
  return { totalRows, ...(Object.fromEntries(counts) as Omit<RowCounts, "totalRows">) };
}

function parseCount(text: string | null): number | undefined {
  return text !== null && /^\s*\d+\s*$/.test(text) ? Number(text) : undefined;
}
