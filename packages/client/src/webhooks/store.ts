/** The key under which a store knows that a run's end was delivered and told. */
export function deliveryKey(runID: string): string {
  return `starfish-delivered:${runID.toLowerCase()}`;
}
