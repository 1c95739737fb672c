import type { Run } from "@starfish-api/sandbox";
import { describe, expect, test } from "vitest";
import { createDisturbances } from "../clients/disturbances.ts";
import { type Order, planOrder } from "../clients/orders.ts";
import { findDayViolations, findViolations } from "../clients/verdict.ts";

const orders = await Promise.all(Array.from({ length: 60 }, (_, index) => planOrder(1, index)));
const orderOf = (jobID: string): Order => orders.find((order) => order.jobID === jobID) ?? expect.fail(jobID);
const lineOf = ({ key, ending, told }: Order) => [key, ending, told, ""].join("\t");
const runsOf = ({ argument, ending }: Order, times = 1) =>
  ending === "refused" ? [] : Array.from({ length: times }, () => ({ argument }) as Run);

function violationsOf(order: Order, line = lineOf(order), runs: readonly Run[] = runsOf(order)): string[] {
  return findViolations([order], { output: `${line}\n`, runsOf: () => runs, secrets: ["a-secret"] });
}

test("The plan has every kind of job.", () => {
  expect(new Set(orders.map(({ jobID }) => jobID))).toEqual(new Set(["complete", "chain", "failed", "refused"]));
});

describe("the verdict", () => {
  test.each(["complete", "chain", "failed", "refused"])("finds nothing wrong with %s as it must be", (jobID) => {
    expect(violationsOf(orderOf(jobID))).toEqual([]);
  });

  const complete = orderOf("complete");
  const lost = { argument: null } as unknown as Run;
  test.each<[string, string, readonly Run[], RegExp]>([
    ["a second start", lineOf(complete), runsOf(complete, 2), /started 2 times/],
    ["an end without a run", lineOf(complete), [], /0 runs/],
    ["another outcome", `${complete.key}\tStartUnknown\t\tm`, runsOf(complete), /StartUnknown/],
    ["other rows", `${complete.key}\tended\tComplete:99999\t`, runsOf(complete), /Complete:99999/],
    ["an order that is not told", "", runsOf(complete), /is not told/],
    ["a lost argument", lineOf(complete), [lost], /lost its argument/],
    ["a secret in a message", `${lineOf(complete)} a-secret`, runsOf(complete), /shows a secret/],
  ])("finds %s", (_, line, runs, problem) => {
    expect(violationsOf(complete, line, runs)).toContainEqual(expect.stringMatching(problem));
  });

  test("finds a refused job that was started", () => {
    const refused = orderOf("refused");
    const runs = [{ argument: refused.argument } as Run];
    expect(violationsOf(refused, lineOf(refused), runs)).toContainEqual(
      expect.stringMatching(/started 1 times, not 0/),
    );
  });
});

describe("the verdict of a bad day", () => {
  const day = { outcome: /^NotEnded$/, says: /Running/, started: 1, sent: 1 };
  const books = { output: "k\tNotEnded\t\tits status is Running\n", started: 1, sent: 1, secrets: ["a-secret"] };

  test("finds nothing wrong where all is as it must be", () => {
    expect(findDayViolations(day, books)).toEqual([]);
  });

  test.each([
    ["another outcome", { output: "k\tended\t\tRunning\n" }, /outcome is ended/],
    ["a program that died", { output: "Traceback" }, /outcome is nothing/],
    ["other words", { output: "k\tNotEnded\t\t?\n" }, /does not say/],
    ["a start too many", { sent: 2 }, /2 starts were sent/],
    ["a run too many", { started: 2 }, /started 2 runs/],
    ["a secret", { output: "k\tNotEnded\t\tRunning a-secret\n" }, /shows a secret/],
  ])("finds %s", (_, change, problem) => {
    expect(findDayViolations(day, { ...books, ...change })).toContainEqual(expect.stringMatching(problem));
  });
});

test("Disturbances are the same for a seed, count starts by run, and leave the password alone.", () => {
  const start = {
    method: "POST",
    path: "/v1/ExecuteJobAsync",
    body: JSON.stringify({ runID: orderOf("complete").runID }),
  };
  const [one, other] = [createDisturbances(7), createDisturbances(7)];
  const fates = Array.from({ length: 400 }, () => one.disturb(start));
  expect(Array.from({ length: 400 }, () => other.disturb(start))).toEqual(fates);
  expect(one.starts.get(orderOf("complete").runID)).toBe(400);
  expect([...one.ofStarts].filter(([, times]) => times === 0)).toEqual([]);
  const logins = Array.from({ length: 400 }, () => one.disturb({ method: "POST", path: "/token", body: "" }));
  const statuses = logins.map((fate) => Object(fate?.answer).status);
  expect([statuses.includes(503), statuses.includes(401)]).toEqual([true, false]);
});
