import { type Clock, waitFor } from "../clock.ts";
import { isStarfishError } from "../errors.ts";
import type { ResultsResponse } from "../messages.ts";
import { Refusal } from "./refusal.ts";

/** How a run ended. */
export interface Confirmation {
  readonly outcome: "succeeded" | "failed" | "unconfirmed";
  /** What the Results say; empty where they were not asked. */
  readonly rows: readonly ResultsResponse[];
}

/** What a client is asked for: the rows of a run, when it has ended. */
export interface Confirmer {
  readonly resumeRun: (
    runID: string,
    options: { readonly deadline: number; readonly firstPollDelay: number },
  ) => PromiseLike<readonly ResultsResponse[]>;
}

/** Beyond its deadline, in milliseconds: what has not answered by then ignores it. */
const patience = 1000;

/** Asks the Results how the run ended. Throws Refusal where they do not show it, and whatever else asking throws. */
export async function confirm(
  runID: string,
  { confirmWith, confirmTimeout, clock }: { confirmWith: Confirmer | false; confirmTimeout: number; clock: Clock },
): Promise<Confirmation> {
  if (confirmWith === false) return { outcome: "unconfirmed", rows: [] };
  const unshown = (cause?: unknown) =>
    new Refusal(503, "The Results do not show that the run has ended.", { retryAfter: 5, cause });
  const limits = { clock, limit: confirmTimeout + patience, timeout: unshown, signal: undefined };
  try {
    const rows = await waitFor<readonly ResultsResponse[]>(limits, (resolve, reject) => {
      confirmWith.resumeRun(runID, { deadline: confirmTimeout, firstPollDelay: 0 }).then(resolve, reject);
      return undefined;
    });
    if (!Array.isArray(rows)) throw new TypeError("confirmWith: its resumeRun gave no list of rows");
    return { outcome: "succeeded", rows };
  } catch (error) {
    // By code: the client may be of another copy of the package.
    if (!isStarfishError(error)) throw error;
    // Without rows it says that a start was refused, of a run that is shared with somebody who starts it.
    if (error.code === "job_failed" && error.rows.length > 0) return { outcome: "failed", rows: error.rows };
    if (error.code === "timed_out") throw unshown(error.cause);
    throw error;
  }
}
