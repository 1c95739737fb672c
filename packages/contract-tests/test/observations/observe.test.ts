import { expect, test } from "vitest";
import { observe, questionsOf } from "../../src/observations/observe.ts";
import { caseOf } from "../html/report.ts";
import { contract, judgeTarget, many, sandboxTarget } from "../run/targets.ts";

const questions = questionsOf(contract);

type Options = Parameters<typeof sandboxTarget>[0];

async function observeSandbox(options: Options, wanted: RegExp) {
  const { sandbox, target } = sandboxTarget(options);
  const judged = await judgeTarget(target, wanted, {}, many);
  await sandbox.close();
  const reports = judged.map(({ report }) => report);
  return new Map(observe(reports, contract, "observed").map((each) => [each.id, each]));
}

/** Follows a JSON pointer; undefined where it leads nowhere. */
function follow(document: unknown, pointer: string): unknown {
  return pointer
    .split("/")
    .slice(1)
    .map((part) => part.replaceAll("~1", "/").replaceAll("~0", "~"))
    .reduce<unknown>((node, part) => (node as Record<string, unknown> | undefined)?.[part], document);
}

test.each(questions)("The pointer of $id leads to a place in the description.", ({ pointer }) => {
  expect(follow(contract.document, pointer)).toBeDefined();
});

test("A run of a server answers every question, and none twice.", async () => {
  const seen = await observeSandbox({}, /^(?!.*oversize)/);
  expect([...seen.keys()]).toEqual(questions.map(({ id }) => id));
});

test.each([
  [{ modelState: "checked" }, "validation", "it is refused"],
  [{ modelState: "ignored" }, "validation", "nothing is checked"],
  [{ unknownRunID: "notFound" }, "unknown-run", "404"],
  [{ unknownRunID: "empty" }, "unknown-run", "an empty list"],
  [{ duplicateRunID: "refuse" }, "duplicate-run-id", "started is false"],
  [{ duplicateRunID: "conflict" }, "duplicate-run-id", "409"],
  [{ runningResults: "empty" }, "running-results", "200 with no rows"],
  [{ runningResults: "notFound" }, "running-results", "404"],
  [{ webhookAuthentication: "none" }, "webhook-token", "it needs none"],
  [{ webhookAuthentication: "required" }, "webhook-token", "it needs one"],
] as const)("With %j the answer to %s says: %s.", async (options, id, words) => {
  const wanted =
    /json\/missing-runID|unknown-application-json|duplicate-|run-executeJobAsync-application-json-end|json\/run-start|postWebhook\/no-token/;
  expect((await observeSandbox(options, wanted)).get(id)?.answer).toContain(words);
});

test.each([401, 429])("An answer of %i that is not judged shows nothing but that a server limits.", (status) => {
  const { exchange, ...others } = caseOf("getResults/unknown-application-json", {
    status: "not-checked",
    verdicts: [],
  });
  if (exchange === undefined) throw new Error("the case was answered");
  const turnedAway = { ...others, exchange: { ...exchange, response: { ...exchange.response, status } } };
  expect(observe([turnedAway], contract, "observed").map(({ id }) => id)).toEqual(["rate-limit"]);
});

test("What was not sent answers nothing.", () => {
  expect(observe([], contract, "observed")).toEqual([]);
});
