import { type Clock, monotonic, setBackgroundTimer } from "../clock.ts";
import type { GuardedStore } from "../guarded-store.ts";

/** How long a key is held without being renewed, and what is known of the store that it is in. */
export interface LeaseTerms {
  readonly store: GuardedStore;
  readonly clock: Clock;
  /** In milliseconds. */
  readonly lease: number;
  /** What was sent to the store takes effect within so many milliseconds, or never. */
  readonly storeTimeout: number;
  readonly report: (error: unknown) => void;
}

/** A key of a shared store that is held while something is worked on. */
export interface Lease {
  /** Is aborted when the store was out of reach for so long that somebody else may hold the key. */
  readonly signal: AbortSignal;
  /** Lets go of the key, unless somebody else may hold it by now. */
  readonly release: () => Promise<void>;
}

/** Renewed so many times before it would end. */
const renewals = 6;

/**
 * Takes a key that nobody holds, and renews it until it is released; undefined where somebody holds it. A process that
 * dies lets it end by itself. A key that may have ended is neither renewed nor deleted: it may be somebody else's.
 */
export async function takeLease(
  key: string,
  { store, clock, lease, storeTimeout, report }: LeaseTerms,
): Promise<Lease | undefined> {
  // Counted from before the store was asked: no later than the store counts.
  let heldUntil = monotonic(clock) + lease;
  if (!(await store.add(key, lease))) return undefined;
  const controller = new AbortController();
  const isOurs = () => monotonic(clock) + storeTimeout < heldUntil;
  let isReleased = false;
  let renewing: Promise<void> = Promise.resolve();
  let cancel = () => {};

  async function renew(): Promise<void> {
    const asked = monotonic(clock);
    try {
      await store.set(key, lease);
      heldUntil = asked + lease;
    } catch (error) {
      report(error);
    }
  }
  /** Looked at again before it may have ended, however long the store takes. */
  function schedule(): void {
    const left = heldUntil - storeTimeout - monotonic(clock);
    // What is worked on holds the process, not its lease.
    cancel = setBackgroundTimer(clock, Math.max(Math.min(lease / renewals, left), 0), () => {
      if (!isOurs()) return controller.abort(new Error(`${key}: the store was out of reach for too long`));
      renewing = renew().then(() => {
        if (!isReleased) schedule();
      });
    });
  }
  schedule();

  return {
    signal: controller.signal,
    async release() {
      isReleased = true;
      cancel();
      await renewing;
      if (isOurs()) await store.delete(key).catch(report);
    },
  };
}
