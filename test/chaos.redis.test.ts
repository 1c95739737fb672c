import { expect, test } from "vitest";
import { runChaos, violationsSaying } from "./chaos-run.ts";

test("the chaos run finds that claims are lost which a killed Redis had acknowledged", async () => {
  const { code, stderr } = await runChaos("--jobs", "16", "--plant", "forgetful-store");
  expect(violationsSaying(stderr, "started ").length).toBeGreaterThan(0);
  expect(code).toBe(1);
});
