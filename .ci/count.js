/**
 * Prints vitest's JSON reports as one line that every CI can read. Files that could not run count as failed, and so does
 * a run that wrote no report.
 */
import { existsSync, readFileSync } from "node:fs";

let passed = 0;
let failed = 0;
for (const path of process.argv.slice(2)) {
  if (!existsSync(path)) {
    failed += 1;
    continue;
  }
  const { numPassedTests, numFailedTests, testResults } = JSON.parse(readFileSync(path, "utf8"));
  const brokenFiles = testResults.filter(
    ({ status, assertionResults }) => status === "failed" && assertionResults.length === 0,
  );
  passed += numPassedTests;
  failed += numFailedTests + brokenFiles.length;
}
console.log(`${passed} passed, ${failed} failed`);
