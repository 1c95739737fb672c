import { expect, test } from "vitest";
import { corpusFile, printReport, replayCorpus, requiredShare } from "./corpus.ts";

test("the server answers the captured requests as the real one did", async () => {
  const report = await replayCorpus(corpusFile);
  expect(report.cases).toBeGreaterThan(400);
  expect(report.equal / report.cases, printReport(report)).toBeGreaterThanOrEqual(requiredShare);
});
