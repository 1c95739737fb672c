import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { confirm, consentOf, isConfirmed } from "../../src/run/preflight/confirmed-hosts.ts";
import { consentFileOf } from "../../src/run/preflight/consent-file.ts";
import { describePlan } from "../../src/run/preflight/describe-plan.ts";
import type { Target } from "../../src/run/target.ts";

const agreed: Target = {
  baseUrl: "https://api.starfish.test/staging",
  username: "ada",
  password: "correct horse",
  allowStart: true,
  probe: { projectID: "p", jobID: "j" },
};

const { allowStart: _allowStart, ...withoutStarts } = agreed;
const others: readonly (readonly [string, Target])[] = [
  ["host", { ...agreed, baseUrl: "https://other.starfish.test/staging" }],
  ["port", { ...agreed, baseUrl: "https://api.starfish.test:8443/staging" }],
  ["scheme", { ...agreed, baseUrl: "http://api.starfish.test/staging" }],
  ["path", { ...agreed, baseUrl: "https://api.starfish.test/production" }],
  ["user", { ...agreed, username: "root" }],
  ["token in place of a user", { ...agreed, token: "a-token" }],
  ["job", { ...agreed, probe: { projectID: "p", jobID: "other" } }],
  ["project of the job", { ...agreed, probe: { projectID: "other", jobID: "j" } }],
  ["instance of the job", { ...agreed, probe: { projectID: "p", jobID: "j", instance: "acme" } }],
  ["split between project and job", { ...agreed, probe: { projectID: "p/j", jobID: "" } }],
  ["pace", { ...agreed, requestsPerSecond: 50 }],
  ["word on oversize", { ...agreed, allowOversize: true }],
  ["word on starts", withoutStarts],
];

test.each(others)("Whoever agreed to one %s did not agree to another.", (_, other) => {
  const file = join(mkdtempSync(join(tmpdir(), "starfish-contract-")), "state", "hosts.json");
  confirm(file, consentOf(agreed));
  expect(isConfirmed(file, consentOf(agreed))).toBe(true);
  expect(isConfirmed(file, consentOf(other))).toBe(false);
});

test("The same address in another spelling needs no second word.", () => {
  expect(consentOf({ ...agreed, baseUrl: "https://API.starfish.test:443/staging/" })).toBe(consentOf(agreed));
});

test.each([
  [{}, "/home/ada/.local/state"],
  [{ XDG_STATE_HOME: "" }, "/home/ada/.local/state"],
  [{ XDG_STATE_HOME: "state" }, "/home/ada/.local/state"],
  [{ XDG_STATE_HOME: "/var/state" }, "/var/state"],
])("With %j agreements are remembered in %s, and never in the folder where the kit is used.", (variables, folder) => {
  expect(consentFileOf(variables, "/home/ada")).toBe(join(folder, "starfish-contract", "hosts.json"));
});

test("Neither what is remembered nor what is shown holds a secret, and the plan names what is agreed to.", () => {
  const target = { ...agreed, token: "a-token", allowOversize: true };
  const texts = [consentOf(agreed), consentOf(target), describePlan(agreed, []), describePlan(target, [])];
  for (const text of texts) {
    expect(text).not.toMatch(/correct horse|a-token/);
  }
  expect(describePlan(agreed, [])).toContain("for https://api.starfish.test/staging");
  expect(describePlan(agreed, [])).toContain('the user "ada"');
  expect(describePlan(target, [])).toContain("more than 4 MiB");
});
