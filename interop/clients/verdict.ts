import type { Run } from "@starfish-api/sandbox";
import type { Order } from "./orders.ts";

export interface Books {
  /** What the client says became of the orders: lines of key, outcome, rows and messages. */
  readonly output: string;
  readonly runsOf: (runID: string) => readonly Run[];
  /** What must be in no message. */
  readonly secrets: readonly string[];
}

/** What a client said that is not so, in words; empty when every order ended as it must and ran once. */
export function findViolations(orders: readonly Order[], { output, runsOf, secrets }: Books): string[] {
  const lines = new Map(
    output
      .split("\n")
      .filter((line) => line !== "")
      .map((line) => line.split("\t"))
      .map(([key = "", ...rest]) => [key, rest] as const),
  );
  const wrong = orders.flatMap((order) => {
    const runs = runsOf(order.runID);
    const [outcome, told, messages = ""] = lines.get(order.key) ?? ["is not told"];
    const should = order.ending === "refused" ? 0 : 1;
    return [
      ...(runs.length > should ? [`${order.key} was started ${runs.length} times, not ${should}`] : []),
      ...(outcome === order.ending && told === order.told && runs.length === should
        ? []
        : [`${order.key} ${outcome} ${told}, not ${order.ending} ${order.told}; ${runs.length} runs; ${messages}`]),
      ...(runs.some(({ argument }) => argument !== order.argument) ? [`${order.key} lost its argument`] : []),
    ];
  });
  return [...wrong, ...(secrets.some((secret) => output.includes(secret)) ? ["a message shows a secret"] : [])];
}
