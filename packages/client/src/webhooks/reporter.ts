import { type Clock, monotonic } from "../clock.ts";
import { messageOf } from "../errors.ts";
import { logError } from "../log-error.ts";
import { tellListener } from "../tell-listener.ts";
import { InWork, type Refusal } from "./refusal.ts";

/** A request that was not taken as a delivery. */
export interface RefusedDelivery {
  /** What it was answered with. */
  readonly status: number;
  readonly reason: string;
  /** Of the address, where its signature is right. */
  readonly runID: string | undefined;
}

/** Where a handler says what it did not take, and what failed in it. */
export interface ReporterOptions {
  readonly onRefused?: ((refused: RefusedDelivery) => unknown) | undefined;
  readonly onError?: ((error: unknown, about: { readonly runID: string | undefined }) => unknown) | undefined;
}

export interface Reporter {
  readonly refused: (refusal: Refusal, runID: string | undefined) => void;
  readonly failed: (error: unknown, runID: string | undefined) => void;
}

/** Anybody can be refused, as often as they like: the same line is written once a minute, and few are remembered. */
const quietTime = 60_000;
const maxRemembered = 100;

/** Tells the user's functions, or else writes a line on console.error. */
export function createReporter({ onRefused, onError }: ReporterOptions, clock: Clock): Reporter {
  const written = new Map<string, number>();

  function writeRefusal({ status, message, cause }: Refusal, runID: string | undefined): void {
    const line = `a delivery was refused with ${status}: ${message}${cause === undefined ? "" : ` ${messageOf(cause)}`}`;
    if (monotonic(clock) - (written.get(line) ?? Number.NEGATIVE_INFINITY) < quietTime) return;
    if (written.size >= maxRemembered) written.clear();
    written.set(line, monotonic(clock));
    logError(runID === undefined ? line : `${line} (run ${JSON.stringify(runID)})`);
  }

  const failures = onError && (({ error, runID }: Failure) => onError(error, { runID }));
  return {
    refused(refusal, runID) {
      const { status, message: reason } = refusal;
      if (onRefused !== undefined) tellListener("onRefused", onRefused, { status, reason, runID });
      else if (!(refusal instanceof InWork)) writeRefusal(refusal, runID);
    },
    failed(error, runID) {
      if (failures !== undefined) tellListener("onError", failures, { error, runID });
      else logError(`a delivery of run ${JSON.stringify(runID)} could not be taken:`, error);
    },
  };
}

interface Failure {
  readonly error: unknown;
  readonly runID: string | undefined;
}
