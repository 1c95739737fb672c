import fc from "fast-check";
import { type Plan, plans } from "./plan.ts";
import { type History, play } from "./play.ts";
import type { ClientModule } from "./processes.ts";
import { withSimulatedGlobals } from "./world/simulated-globals.ts";

/** Which histories are played: those of a seed, in their order, or the one that a path leads to. */
export interface Extent {
  readonly seed: number;
  readonly histories: number;
  readonly path?: string | undefined;
  /** Whether a history that breaks a promise is made smaller. */
  readonly isShrinking?: boolean | undefined;
}

/** A promise that was broken. */
export interface Failure {
  readonly seed: number;
  /** Leads to the shrunk history. */
  readonly path: string;
  /** Its number among those of the seed, from 1. */
  readonly number: number;
  readonly violations: readonly string[];
  /** What happened, in at most 20 lines, and all of it. */
  readonly story: readonly string[];
  readonly all: readonly string[];
}

export interface Exploration {
  readonly histories: number;
  readonly counts: History["counts"];
  readonly failure: Failure | undefined;
}

const maxLines = 20;
/** How many smaller histories are tried where one breaks a promise. */
const maxShrinks = 2000;

export function explore(module: ClientModule, extent: Extent): Promise<Exploration> {
  return withSimulatedGlobals(async () => {
    const { seed, histories, path = "", isShrinking = true } = extent;
    let counts = { starts: 0, outcomes: 0, deaths: 0, posts: 0, steps: 0 };
    let left = Number.POSITIVE_INFINITY;
    const property = fc.asyncProperty(plans, async (plan) => {
      left -= 1;
      if (left < 0) return true;
      const history = await play(module, plan);
      counts = sum(counts, history.counts);
      const isKept = history.violations.length === 0;
      if (!isKept) left = Math.min(left, maxShrinks);
      return isKept;
    });
    const isReplay = path !== "";
    const details = await fc.check(property, {
      seed,
      ...(isReplay ? { path, numRuns: 1 } : { numRuns: histories }),
      endOnFailure: isReplay || !isShrinking,
    });
    const [plan] = details.counterexample ?? [];
    const failure =
      plan === undefined ? undefined : await describe(module, plan, seed, details.counterexamplePath ?? "");
    return { histories: details.numRuns, counts, failure };
  });
}

async function describe(module: ClientModule, plan: Plan, seed: number, path: string): Promise<Failure> {
  const { violations, violated, story } = await play(module, plan);
  const number = Number(path.split(":")[0]) + 1;
  return { seed, path, number, violations, story: story.tell(violated, maxLines), all: story.tell() };
}

export function sum(one: History["counts"], other: History["counts"]): History["counts"] {
  return {
    starts: one.starts + other.starts,
    outcomes: one.outcomes + other.outcomes,
    deaths: one.deaths + other.deaths,
    posts: one.posts + other.posts,
    steps: one.steps + other.steps,
  };
}
