import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { mergeReports, type Report } from "../../src/index.ts";
import { loadReport } from "../../src/report/load-report.ts";
import { writeReports } from "../../src/report/write-reports.ts";
import { runContract } from "../../src/run/run-contract.ts";
import { contract, sandboxTarget } from "../run/targets.ts";

const folder = mkdtempSync(join(tmpdir(), "starfish-contract-"));
const file = join(folder, "report.json");

async function runSome(cases: readonly string[], check?: string): Promise<Report> {
  const { sandbox, target } = sandboxTarget({ faults: ["allow-missing"] });
  const knownFailures = check === undefined ? [] : [{ case: "executeJobAsync/*", check, reason: "a proxy" }];
  const report = await runContract(target, { contract, knownFailures, selection: { cases } });
  await sandbox.close();
  return report;
}

const failing = await runSome(["executeJobAsync/method-*", "getResults/run-executeJobAsync-application-json-*"]);
const known = await runSome(["executeJobAsync/*"], "method-not-allowed-has-allow");

type Tampered = {
  -readonly [Name in keyof Report]: Report[Name] extends readonly (infer Item)[] ? Item[] : Report[Name];
};

/** Any member of any depth may be changed. */
// biome-ignore lint/suspicious/noExplicitAny: a test writes what the type forbids.
type Anything = any;

function mergeTampered(report: Report, tamper: (report: Anything) => unknown): Report {
  const copy: Tampered = structuredClone(report) as Tampered;
  tamper(copy);
  writeFileSync(file, JSON.stringify(copy));
  return mergeReports(contract, [loadReport(file)]);
}

test.each([
  ["findings", failing],
  ["known failures", known],
])("A report with %s is read back as it was written.", (_, report) => {
  writeReports(report, [{ kind: "json", file }]);
  expect(mergeReports(contract, [loadReport(file)])).toEqual(report);
});

const failed = (report: Anything): Anything => report.cases.find((each: Anything) => each.status === "failed");
const passed = (report: Anything): Anything => report.cases.find((each: Anything) => each.status === "passed");
const clearScreen = "\u001b[2J";

describe("what no run can have written is refused, by a sentence and not by a stack", () => {
  test.each<[string, (report: Anything) => unknown, RegExp]>([
    ["a failed case told as passed", (report) => (failed(report).status = "passed"), /told as passed/],
    ["a failed case told as not checked", (report) => (failed(report).status = "not-checked"), /told as not-checked/],
    ["a failed case told as known", (report) => (failed(report).status = "known-failure"), /told as known-failure/],
    ["a passed case told as failed", (report) => (passed(report).status = "failed"), /told as failed/],
    ["a passed case told as known", (report) => (passed(report).status = "known-failure"), /told as known-failure/],
    ["a finding taken out", (report) => report.findings.pop(), /contradicts itself/],
    [
      "a case whose findings are taken out and that is told as passed",
      (report) => {
        const { id } = failed(report);
        failed(report).status = "passed";
        report.findings = report.findings.filter((each: Anything) => each.case !== id);
      },
      /its check method-not-allowed-has-allow is violated/,
    ],
    ["a finding of no case", (report) => (report.findings[0].case = "gone"), /does not hold/],
    ["a finding of another check", (report) => (report.findings[0].check = "no-html"), /not violated|is violated/],
    ["a case that passed unsent", (report) => delete passed(report).exchange, /nothing was sent/],
    ["a weaker evidence", (report) => (report.findings[0].evidence = "assumed"), /contradicts itself/],
    ["other totals", (report) => (report.totals.failed = 0), /its totals say 0 failed/],
    ["a status that is none", (report) => (passed(report).status = "fine"), /status must be/],
    ["an evidence with an escape", (report) => (report.findings[0].evidence = clearScreen), /evidence must be/],
    ["a blame with a command", (report) => (report.findings[0].blame = "::error::x"), /blame must be/],
    ["a check with an escape", (report) => (report.findings[0].check = clearScreen), /check must match/],
    ["a check with a command", (report) => (report.findings[0].check = "::error::x"), /check must match/],
    ["an operation with an escape", (report) => (report.findings[0].operation = clearScreen), /operation must match/],
    ["an operation of two lines", (report) => (report.findings[0].operation = "a\n::error::x"), /operation must match/],
    ["a case's id with an escape", (report) => (passed(report).id = clearScreen), /id must match/],
    ["a time that is none", (report) => (report.about.when = "yesterday"), /when must match/],
    ["a day that does not exist", (report) => (report.about.when = "2026-99-99T00:00:00Z"), /not a time/],
    ["a duration that is none", (report) => (report.totals.durationMilliseconds = 1e300), /must be <=/],
    ["a duration that is a text", (report) => (passed(report).durationMilliseconds = "1"), /must be number/],
    ["headers that are none", (report) => (passed(report).exchange.response.headers = [["a"]]), /fewer than 2/],
    ["a body that is not base64", (report) => (passed(report).exchange.response.body = "é"), /body must match/],
    ["verdicts that are none", (report) => (passed(report).verdicts = [1]), /must be object/],
    ["a member that nobody reads", (report) => (passed(report).hint = "x"), /which nobody reads/],
    ["cases that are none", (report) => (report.cases = {}), /cases must be array/],
    ["a shard of very many", (report) => (report.about.shard = "1/1000000000"), /at most 1000/],
    ["a shard beyond the last", (report) => (report.about.shard = "3/2"), /3\/2/],
    ["a shard that is none", (report) => (report.about.shard = "x/y"), /shard must match/],
  ])("%s", (_, tamper, message) => {
    expect(() => mergeTampered(failing, tamper)).toThrow(message);
    const refusal = (() => {
      try {
        return mergeTampered(failing, tamper);
      } catch (cause) {
        return cause;
      }
    })();
    expect(refusal).toMatchObject({ name: "KitError" });
  });

  test("a known failure told as passed", () => {
    const tamper = (report: Anything): void => {
      const each = report.cases.find(({ status }: Anything) => status === "known-failure");
      each.status = "passed";
    };
    expect(() => mergeTampered(known, tamper)).toThrow(/its check method-not-allowed-has-allow is violated/);
  });

  test.each([["null"], ["[]"], ["1"], ['"x"'], ["{}"], [`${"[".repeat(100_000)}`], ['{"about":1e999}']])(
    "%s",
    (text) => {
      writeFileSync(file, text);
      expect(() => loadReport(file)).toThrow(expect.objectContaining({ name: "KitError" }));
    },
  );
});
