import { setBackgroundTimer } from "../clock.ts";
import { messageOf, StoreError } from "../errors.ts";
import { storeKey } from "../store-keys.ts";
import { createMemoryStore } from "../stores/memory.ts";
import { type Lease, type LeaseTerms, takeLease } from "./lease.ts";

/** Told by this delivery, told by one before it, or being worked on by another one. */
export type Delivered = "told" | "told before" | "in work";

/** Works on the delivery of a run, unless that was done or is being done; its failure leaves the run for another one. */
export type Deliver = (
  runID: string,
  /** For how long it is remembered that the run was told, in milliseconds. */
  milliseconds: number,
  work: (signal: AbortSignal) => Promise<void>,
) => Promise<Delivered>;

/** How deliveries are held, and who is told what went wrong with which run. */
export interface DeliveryTerms extends Omit<LeaseTerms, "report"> {
  readonly report: (error: unknown, runID: string) => void;
}

/** For how long this process remembers by itself what it told, in milliseconds, whatever its store does. */
const ownMemory = 3_600_000;
/** How often it is tried to write down what was told. */
const maxWrites = 12;

/**
 * `onRun` is called once for each run, and never by two at the same time. While it is worked on, a key is held under a
 * short lease, so that nothing is lost with a process that dies; the lasting key is written when the work came back, and
 * before the lease is let go. What this process knows by itself holds even where its store forgets.
 */
export function createDeliveries(terms: DeliveryTerms): Deliver {
  const { store, clock, report } = terms;
  const told = createMemoryStore(clock);
  const inWork = new Set<string>();
  const retryDelay = terms.lease / 6;

  async function deliver(...[runID, milliseconds, work]: Parameters<Deliver>): Promise<Delivered> {
    const delivered = storeKey("delivered", runID);
    const lease = await takeLease(storeKey("working", runID), { ...terms, report: (error) => report(error, runID) });
    if (lease === undefined) return (await store.has(delivered)) ? "told before" : "in work";
    let writing: Promise<void> | undefined;
    try {
      // Only now: whoever held the lease before has written the key before it let go.
      if (await store.has(delivered)) return "told before";
      await work(lease.signal);
      told.set(delivered, Math.min(milliseconds, ownMemory));
      await store.set(delivered, milliseconds).catch((error: unknown) => {
        report(unwritten(runID, `it is tried again every ${retryDelay / 1000} s`, error), runID);
        writing = writeLater(runID, delivered, milliseconds, lease);
      });
      return "told";
    } finally {
      if (writing === undefined) await lease.release();
    }
  }

  /**
   * A call that was made was made, whatever the store does: the lease keeps others away while it is tried again. A process
   * that has nothing else to do is not kept for it: its store may be closed.
   */
  async function writeLater(runID: string, key: string, milliseconds: number, lease: Lease): Promise<void> {
    let failure: unknown;
    for (let write = 1; write < maxWrites; write++) {
      await new Promise<void>((resolve) => setBackgroundTimer(clock, retryDelay, resolve));
      try {
        await store.set(key, milliseconds);
        return await lease.release();
      } catch (error) {
        failure = error;
      }
    }
    report(unwritten(runID, `it was tried ${maxWrites} times`, failure), runID);
    await lease.release();
  }

  return async (runID, ...rest) => {
    const key = storeKey("working", runID);
    // First of all: what is not written down yet is lost with this process, and must not be acknowledged.
    if (inWork.has(key)) return "in work";
    if (told.has(storeKey("delivered", runID))) return "told before";
    inWork.add(key);
    try {
      return await deliver(runID, ...rest);
    } finally {
      inWork.delete(key);
    }
  };
}

function unwritten(runID: string, tries: string, cause: unknown): StoreError {
  const what = `run ${runID} was told, which is not written down: ${tries}, and until then another process may be told again`;
  return new StoreError(`${what}: ${messageOf(cause)}`, { runID, cause });
}
