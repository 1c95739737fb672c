import { keyOfRun } from "../run-id.ts";

/** The key under which a store knows that a run's end was delivered and told. */
export function deliveredKey(runID: string): string {
  return `starfish-delivered:${encodeURIComponent(keyOfRun(runID))}`;
}

/** The key under which a store knows that somebody works on a delivery. */
export function workingKey(runID: string): string {
  return `starfish-working:${encodeURIComponent(keyOfRun(runID))}`;
}
