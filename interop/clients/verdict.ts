import type { Run } from "@starfish-api/sandbox";
import type { BadDay } from "./bad-days.ts";
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

/** What came of the only order of a bad day. */
export interface DayBooks {
  readonly output: string;
  readonly started: number;
  readonly sent: number;
  readonly secrets: readonly string[];
}

/** What is not as the bad day's order must end, in words. */
export function findDayViolations(day: Omit<BadDay, "name">, { output, started, sent, secrets }: DayBooks): string[] {
  const [, outcome = "nothing", , said = ""] = output.replace(/\n$/, "").split("\t");
  return [
    ...(day.outcome.test(outcome) ? [] : [`the outcome is ${outcome}, not ${day.outcome}; it said: ${output}`]),
    ...(day.says.test(said) ? [] : [`it does not say ${day.says}; it said: ${said}`]),
    ...(started === day.started ? [] : [`the server started ${started} runs, not ${day.started}`]),
    ...(sent === day.sent ? [] : [`${sent} starts were sent, not ${day.sent}`]),
    ...(secrets.some((secret) => output.includes(secret)) ? [`a message shows a secret: ${output}`] : []),
  ];
}
