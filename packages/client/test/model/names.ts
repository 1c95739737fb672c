/** UUIDs of version 5, as runIDFor makes them. */
export const runIDOf = (order: number): string => `0000000${order}-0000-5000-8000-000000000000`;
export const orderOf = (runID: string): number => Number(runID[7]);

export const keyOf = (kind: "sent" | "working" | "delivered", order: number): string =>
  `starfish-${kind}:${runIDOf(order)}`;

/** What a key of the store is about. */
export function nameOfKey(key: string): { readonly order: number; readonly name: string } {
  const [, kind = key, runID = ""] = /^starfish-(\w+):(.*)$/.exec(key) ?? [];
  return { order: orderOf(runID), name: `${kind} of order ${orderOf(runID)}` };
}
