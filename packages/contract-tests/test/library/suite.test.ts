import { expect, test } from "vitest";
import { contractSuite, type SuiteOptions, type Target, type TestContext } from "../../src/suite.ts";
import { contract, sandboxTarget } from "../run/targets.ts";

/** What became of the tests that a suite defines. */
interface Outcome {
  readonly passed: readonly string[];
  readonly failed: readonly { readonly name: string; readonly message: string }[];
  readonly skipped: readonly string[];
  readonly groups: readonly string[];
}

async function runSuite(target: Target, options: SuiteOptions = {}): Promise<Outcome> {
  const defined: { name: string; run: (context?: TestContext) => Promise<void> }[] = [];
  const endings: (() => Promise<void>)[] = [];
  const groups: string[] = [];
  await contractSuite(target, {
    contract,
    examples: 1,
    ...options,
    testFunctions: {
      describe: (name, define) => {
        groups.push(name);
        define();
      },
      test: (name, run) => defined.push({ name, run }),
      afterAll: (run) => endings.push(run),
    },
  });
  const passed: string[] = [];
  const failed: { name: string; message: string }[] = [];
  const skipped: string[] = [];
  for (const { name, run } of defined) {
    let reason: string | undefined;
    try {
      await run({ skip: (given) => (reason = given) });
      (reason === undefined ? passed : skipped).push(name);
    } catch (error) {
      failed.push({ name, message: String(error) });
    }
  }
  for (const end of endings) await end();
  return { passed, failed, skipped, groups };
}

const few = { cases: ["*/example-onlyRequired", "*/method-PUT"] };

test("Every case is a test, in a group of its operation, and all pass for a healthy server.", async () => {
  const { sandbox, target } = sandboxTarget();
  const { failed, groups, passed, skipped } = await runSuite(target, { selection: few });
  await sandbox.close();
  expect({ failed, skipped }).toEqual({ failed: [], skipped: [] });
  expect(new Set(groups)).toEqual(
    new Set(contract.operations.filter(({ security }) => security !== "none").map(({ id }) => id)),
  );
  expect(passed).toContain("getResults/method-PUT: PUT is refused on /v1/Results/{id}.");
});

test("A finding fails its test, and the message says what is wrong.", async () => {
  const { sandbox, target } = sandboxTarget({ faults: ["allow-missing"] });
  const { failed } = await runSuite(target, { selection: { cases: ["getResults/method-PUT"] } });
  await sandbox.close();
  expect(failed).toHaveLength(1);
  expect(failed[0]?.message).toContain("method-not-allowed-has-allow: the server is wrong (observed)");
});

test("A known failure passes as long as it fails.", async () => {
  const known = {
    case: "getResults/method-PUT",
    check: "method-not-allowed-has-allow",
    reason: "a proxy takes it away",
  };
  const options = { selection: { cases: [known.case] }, knownFailures: [known] };
  const faulty = sandboxTarget({ faults: ["allow-missing"] });
  const healthy = sandboxTarget();
  expect((await runSuite(faulty.target, options)).passed).toHaveLength(1);
  expect((await runSuite(healthy.target, options)).failed).toHaveLength(1);
  await Promise.all([faulty.sandbox.close(), healthy.sandbox.close()]);
});

test("What is too dangerous to be sent is skipped.", async () => {
  const { sandbox, target } = sandboxTarget();
  const selection = { cases: ["executeJob/application-json/example-onlyRequired"] };
  const { skipped } = await runSuite({ ...target, baseUrl: "https://api.starfish.test" }, { selection });
  await sandbox.close();
  expect(skipped).toHaveLength(1);
});

test("A server below a path is judged there.", async () => {
  const { sandbox, target } = sandboxTarget();
  const fetch = (request: Request): Promise<Response> =>
    sandbox.fetch(new Request(request.url.replace("/etl", ""), request));
  const below = { ...target, baseUrl: "http://127.0.0.1:1/etl", fetch };
  const { failed, passed } = await runSuite(below, { selection: few });
  await sandbox.close();
  expect(failed).toEqual([]);
  expect(passed.length).toBeGreaterThan(10);
});
