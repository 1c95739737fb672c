import { expect, test } from "vitest";
import { runContract } from "../../../src/index.ts";
import { secretsOf } from "../../../src/run/create-runner.ts";
import type { Target } from "../../../src/run/target.ts";
import { serve } from "../../proxy/serve.ts";
import { contract } from "./judge-pets.ts";
import { createPets, credentials } from "./server.ts";

/** A run against a server of another machine, as far as the kit knows, and the methods that reached it. */
async function judgeRemote(leave: Partial<Target>) {
  const methods: string[] = [];
  const pets = createPets({});
  const { url } = await serve((request, response) => {
    methods.push(request.method ?? "");
    return pets(request, response);
  });
  const target = { baseUrl: url, isRemote: true, requestsPerSecond: 10_000, ...credentials, ...leave };
  const report = await runContract(target, { contract, examples: 1 });
  return { methods: new Set(methods), report, target };
}

test("On another machine nothing is changed or deleted without leave, and what would give it is told.", async () => {
  const { methods, report } = await judgeRemote({});
  expect(methods).toEqual(new Set(["GET"]));
  const reasons = new Set(
    report.cases.flatMap(({ reason, status }) => (status === "refused-for-safety" ? [reason] : [])),
  );
  expect([...reasons].sort()).toEqual([
    expect.stringContaining("--allow-change"),
    expect.stringContaining("--allow-delete"),
  ]);
  expect(report.findings).toEqual([]);
  expect(report.totals.passed).toBeGreaterThan(20);
});

test("Leave to change is none to delete.", async () => {
  const { methods } = await judgeRemote({ allowChange: true });
  expect([...methods].sort()).toEqual(["GET", "PATCH", "POST", "PUT"]);
});

test("What is deleted with leave has no name of somebody's where the description leaves it open.", async () => {
  const { methods } = await judgeRemote({ allowDelete: true });
  expect([...methods].sort()).toEqual(["DELETE", "GET"]);
});

test("No report shows a key, a password or a token, in whatever way it was sent.", async () => {
  const { report, target } = await judgeRemote({ allowChange: true, allowDelete: true });
  const text = JSON.stringify(report, (key, value: unknown) =>
    key === "body" ? Buffer.from(String(value), "base64").toString() : value,
  );
  expect(secretsOf(target).length).toBeGreaterThan(3);
  for (const secret of secretsOf(target)) expect(text).not.toContain(secret);
});
