import { describe, expect, test } from "vitest";
import { type ChaosRun, runChaos, violationsSaying } from "./chaos-run.ts";

/** What each planted mistake has to be called. They are put in together: what takes time is to wait. */
const findings = [
  { plant: "double-start", says: "started 2 times" },
  { plant: "lost-run", says: "finished, but StartUnknownError" },
  { plant: "wrong-result", says: "wrong result" },
  { plant: "untyped-error", says: "an error of another kind: Error: planted" },
  { plant: "acknowledged-in-work", says: ": acknowledged " },
  { plant: "told-again", says: ": told twice " },
] as const;

const start = (...args: readonly string[]) => runChaos("--store", "sqlite", ...args);

let planted: Promise<ChaosRun> | undefined;
function plantAll(): Promise<ChaosRun> {
  planted ??= start("--jobs", "50", "--plant", findings.map(({ plant }) => plant).join(","));
  return planted;
}

/** At once: all of them wait. The run that most look at comes last, for each of its tests takes the place of another. */
describe.concurrent("the chaos run", () => {
  test.each(["no-claims", "lease-by-own-clock"])(
    "finds a planted %s, where several processes have one order",
    async (plant) => {
      const { code, stderr } = await start("--jobs", "16", "--plant", plant);
      expect(violationsSaying(stderr, "started ").length).toBeGreaterThan(0);
      expect(code).toBe(1);
    },
  );

  test("finds nothing where nothing is planted, and fails because most disturbances never happened", async () => {
    const { code, stdout, stderr } = await start("--jobs", "4");
    expect(stderr).not.toContain("VIOLATION");
    expect(stderr).toContain("NEVER HAPPENED with --seed 1: webhook overlapping");
    expect(stdout).toContain("| jobs ordered | 4 |");
    expect(code).toBe(1);
  });

  test.each([
    ["--plant", "told-again,nothing"],
    ["--store", "paper"],
  ])("refuses %s %s, which it does not know", async (...args) => {
    expect(await runChaos(...args)).toMatchObject({ code: 2 });
  });

  test.each(findings)("finds a planted $plant, and tells its history", async ({ says }) => {
    const { code, stderr } = await plantAll();
    const violations = violationsSaying(stderr, says);
    const history = violations.find((text) => / s {2}server {3}starts run \d+/.test(text));
    expect(history).toMatch(/ s {2}client {3}process \d+: begins with run/);
    expect(history).toMatch(/ s {2}proxy {4}request \d+/);
    expect(code).toBe(1);
  });
});
