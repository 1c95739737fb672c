import { type Clock, monotonic } from "../clock.ts";
import { isUnanswered, StartUnknownError, StoreError } from "../errors.ts";
import type { GuardedStore } from "../guarded-store.ts";
import { storeKey } from "../store-keys.ts";
import { pause } from "./pause.ts";
import type { RunState } from "./run.ts";
import { hasRows, isKnown, leavesOpen, type StartContext, startOnce } from "./start-once.ts";

/** How long a claim holds whose owner says nothing more, in milliseconds; a living owner renews it. */
const lease = 30_000;

/** For how long it is remembered that a start may have gone out, in milliseconds: seven days. */
const memory = 604_800_000;

/** How often those look again who wait for another's claim, in milliseconds: at first, and at most. */
const firstPause = 500;
const maxPause = 5000;

/**
 * Starts a job that no other process with the same store starts. Three keys stand for a run:
 *
 * - `claim`, a lease: who holds it is about to start the run; the others ask the Results and wait.
 * - `sent`, written before the start goes out, by one process ever: after it nobody else sends. It is taken back only where
 *   the start certainly did nothing. Where its writer has died, the Results decide; where they know nothing, nobody does.
 * - `started`: the server has said so, for those whose Results show nothing of a running job.
 */
export async function startClaimed(context: StartContext, store: GuardedStore): Promise<RunState> {
  const { runID, getResults } = context;
  const keys = { claim: storeKey("claim", runID), sent: storeKey("sent", runID), started: storeKey("started", runID) };
  const isStarted = async () => hasRows(await getResults()) || (await store.has(keys.started));

  if (!(await waitForClaim(context, store, keys.claim, isStarted))) return "running";
  const release = holdClaim(context.clock, store, keys.claim);
  try {
    if (await isStarted()) return "running";
    const isFirst = await store.add(keys.sent, memory);
    if (!isFirst) {
      const known = await isKnown(context);
      if (known) return "running";
      if (known === undefined || !context.resendUnknownStart) throw abandoned(context, known);
    }
    try {
      const state = await startOnce(context, !isFirst);
      await store.set(keys.started, memory).catch(() => {});
      return state;
    } catch (error) {
      if (isFirst && !leavesOpen(error)) await store.delete(keys.sent).catch(() => {});
      throw error;
    }
  } finally {
    await release();
  }
}

/** True where the claim is ours, false where the run has started meanwhile. */
async function waitForClaim(
  { runID, clock, signal }: StartContext,
  store: GuardedStore,
  key: string,
  isStarted: () => Promise<boolean>,
): Promise<boolean> {
  for (let delay = firstPause; ; delay = Math.min(delay * 2, maxPause)) {
    if (await store.add(key, lease)) return true;
    const started = await isStarted().catch((error: unknown) => {
      // That nobody answers now is not a reason to give up: another process is at it.
      if (isUnanswered(error) || error instanceof StoreError) return false;
      throw error;
    });
    if (started) return false;
    await pause(clock, delay, signal);
    if (signal.aborted) {
      throw new StartUnknownError(`run ${runID} is claimed by another process, which is starting it`, { runID });
    }
  }
}

/**
 * Renews the lease; gives what ends that. How long it holds is counted here: a lease that has ended may be another's by
 * now, and is left alone.
 */
function holdClaim(clock: Clock, store: GuardedStore, key: string): () => Promise<void> {
  let heldUntil = monotonic(clock) + lease;
  let cancel = () => {};
  const renewLater = () => {
    cancel = clock.setTimer(lease / 3, renew);
  };
  const renew = () => {
    const until = monotonic(clock) + lease;
    renewLater();
    const keep = () => {
      heldUntil = until;
    };
    store.set(key, lease).then(keep, () => {});
  };
  renewLater();
  return async () => {
    cancel();
    if (monotonic(clock) < heldUntil - lease / 3) await store.delete(key).catch(() => {});
  };
}

function abandoned({ runID, inquiry }: StartContext, known: false | undefined): StartUnknownError {
  const what = `whether run ${runID} started is unknown: a process that claimed it has not said so`;
  const found = known === false ? `know nothing of it after ${inquiry / 1000} s` : "could not be asked";
  const message = `${what}, and the Results ${found}`;
  return new StartUnknownError(message, { runID });
}
