import { describe, expect, test } from "vitest";
import { defaultJobFile } from "../../src/jobs/job-file.ts";
import { loadJobFile, parseJobFile } from "../../src/jobs/load-job-file.ts";

const messageOf = (text: string): string => {
  try {
    parseJobFile(text, "jobs.yaml");
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
  return "no error";
};

describe("a file of jobs", () => {
  test("may be YAML", () => {
    expect(parseJobFile("projects:\n  p:\n    jobs:\n      j: { duration: 1 }", "f")).toEqual({
      projects: { p: { jobs: { j: { duration: 1 } } } },
    });
  });

  test("may be JSON, as the built-in one is", () => {
    expect(parseJobFile(JSON.stringify(defaultJobFile), "f")).toEqual(defaultJobFile);
  });

  test.each([
    [
      "projects:\n  p:\n    jobs:\n      j:\n        durations: 1",
      "jobs.yaml:5: projects.p.jobs.j.durations: is not known here",
    ],
    ["projects:\n  p:\n    jobs:\n      j:\n        errors: -1", "jobs.yaml:5: projects.p.jobs.j.errors: must be >= 0"],
    ["projects:\n  p: {}", "jobs.yaml:2: projects.p: must have required property 'jobs'"],
    [
      "projects:\n  '1':\n    jobs:\n      '2':\n        next: x",
      "jobs.yaml:5: projects.1.jobs.2.next: there is no job x in the project",
    ],
    [
      '{\n "projects": {"p": {"jobs": {"j": {"when": [\n {"argumentMatches": "("}]}}}}}',
      'jobs.yaml:3: projects.p.jobs.j.when.0.argumentMatches: must match format "regex"',
    ],
    ["projects:\n  p: [", "jobs.yaml:2: "],
    ["", "jobs.yaml:1: the file: must be object"],
  ])("%j is refused by line", (text, message) => {
    expect(messageOf(text)).toContain(message);
  });

  test("that cannot be read is named", async () => {
    await expect(loadJobFile("/nowhere/jobs.yaml")).rejects.toThrow("/nowhere/jobs.yaml: cannot be read");
  });
});
