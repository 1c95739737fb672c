import { globSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { loadContract } from "../../src/index.ts";

const root = new URL("../../src/", import.meta.url);
const files = globSync("**/*.ts", { cwd: root }).filter((file) => !file.startsWith("profile/"));
const { operations, schemas } = loadContract();

/** Letters in a row, so that a member called `error` does not forbid the word; the longer names are StarfishETL's alone. */
const names = [
  ...operations.flatMap(({ id, path, callbacks }) => [id, path, ...callbacks.map(({ operation }) => operation.id)]),
  ...[
    "runID",
    "projectID",
    "jobID",
    "projectid",
    "jobid",
    "webHookURL",
    "chainJobs",
    "loggingLevel",
    "JobID",
    "/Results",
    "/v1/",
  ],
  ...Object.keys(schemas).filter((name) => name !== "Error"),
];

test("There is something to look at.", () => {
  expect(files.length).toBeGreaterThan(100);
  expect(names).toContain("executeJobAsync");
  expect(names).toContain("/token");
});

test.each(names)("Nothing outside the profile names %s, not even a comment.", (name) => {
  // A template's `${…}/token` is found, a module's path ends in the quote that follows `.ts`.
  const naming = files.filter((file) =>
    readFileSync(new URL(file, root), "utf8")
      .split("\n")
      .some((line) => line.includes(name) && !/^import |^} from |import\(|^export /.test(line)),
  );
  expect(naming).toEqual([]);
});
