import { UsageError } from "../errors.ts";

/** A case that is run again and again. */
export interface WatchOrder {
  readonly case: string;
  /** Seconds until it is run again by itself; undefined where only Enter does that. */
  readonly every: number | undefined;
}

/** What a run without an end does not have, or makes again in each round. */
const others = ["case", "dry-run", "list", "observations", "report", "run-key", "write-known-failures"] as const;

const maxSeconds = 86_400;

/** @throws {UsageError} for what cannot go together, and for what is not a number of seconds. */
export function parseWatch(
  values: { readonly watch?: string; readonly every?: string } & {
    readonly [Name in (typeof others)[number]]?: unknown;
  },
): WatchOrder | undefined {
  const { every, watch } = values;
  if (watch === undefined) {
    if (every !== undefined) {
      throw new UsageError("--every needs --watch, which names a case");
    }
    return undefined;
  }
  const other = others.find((name) => isGiven(values[name]));
  if (other !== undefined) {
    throw new UsageError(`--watch goes without --${other}`);
  }
  const seconds = every === undefined ? undefined : Number(every);
  if (seconds !== undefined && !(seconds > 0 && seconds <= maxSeconds)) {
    throw new UsageError(`--every ${every} must be a number of seconds, at most ${maxSeconds}`);
  }
  return { case: watch, every: seconds };
}

function isGiven(value: unknown): boolean {
  return Array.isArray(value) ? value.length > 0 : value !== undefined && value !== false;
}
