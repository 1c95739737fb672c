import { describe, expect, test } from "vitest";
import { parseJobFile } from "../../src/jobs/load-job-file.ts";
import { create, start } from "./hostile-sandbox.ts";

function messageOf(text: string): string {
  try {
    parseJobFile(text, "f");
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
  return "no error";
}

describe("files of jobs", () => {
  const withPattern = (pattern: string) =>
    parseJobFile(
      JSON.stringify({ projects: { p: { jobs: { j: { when: [{ argumentMatches: pattern, totalRows: 5 }] } } } } }),
      "f",
    );

  test("a regular expression that does not come to an end refuses the start, and is soon not tried again", async () => {
    const { sandbox } = create({ jobs: withPattern("^(a+)+$") });
    const errors: string[] = [];
    for (let i = 0; i < 5; i++) {
      const response = await start(sandbox, { argument: `${"a".repeat(40 + i)}!` });
      errors.push(((await response.json()) as { error: string }).error);
    }
    expect(errors[0]).toContain("^(a+)+$ took longer than 1000 ms with this argument");
    expect(errors[4]).toContain("is not tried again");
  });

  test("a regular expression is checked as it is run", () => {
    expect(() => withPattern("Region\\-EMEA")).toThrow(/f:1: .*must match format "regex"/);
  });

  test.each([
    [
      "aliases that multiply",
      `a: &a [1,1,1,1,1,1,1,1,1]\n${[..."bcdefghi"].map((name, i) => `${name}: &${name} [${Array(9).fill(`*${"abcdefghi"[i]}`).join()}]`).join("\n")}\nprojects: *i\n`,
    ],
    ["brackets within brackets", "[".repeat(100_000)],
    ["maps within maps", `projects: ${"{a: ".repeat(20_000)}`],
    ["nothing", ""],
    ["zero bytes", "\0\0\0"],
    ["an alias of itself", "projects: &a {p: *a}"],
  ])("%s are an error in words", (_, text) => {
    expect(() => parseJobFile(text, "jobs.yaml")).toThrow(expect.objectContaining({ name: "JobFileError" }));
  });

  test("no error carries control characters", () => {
    expect(() => parseJobFile('projects: {p: {jobs: {j: {"\\e]0;title\\a": 1}}}}', "f")).toThrow(/^[^\p{Cc}]*$/u);
  });

  test("ten thousand jobs are read, and of ten thousand mistakes the first are told", () => {
    const jobs = Array.from({ length: 10_000 }, (_, i) => `      job-${i}: {duration: 5}\n`).join("");
    const text = `projects:\n  p:\n    jobs:\n${jobs}`;
    expect(Object.keys(parseJobFile(text, "f").projects["p"]?.jobs ?? {})).toHaveLength(10_000);
    expect(() => parseJobFile(text.replaceAll("duration", "duratoin"), "f")).toThrow(/and 9980 more/);
    expect(() => parseJobFile(`${text}      job-7: {}\n`, "f")).toThrow(/f:10004: .*job-7.* twice/);
  }, 60_000);

  test("more than a mebibyte of YAML is refused at once, and JSON is not", () => {
    const name = (i: number): string => `job-${i}`.padEnd(250, "-");
    const jobs = Array.from({ length: 5000 }, (_, i): [string, object] => [name(i), { duration: 5 }]);
    const large = (changes: object = {}): string =>
      JSON.stringify({ projects: { p: { jobs: { ...Object.fromEntries(jobs), ...changes } } } });
    expect(() => parseJobFile(`# YAML\n${large()}`, "jobs.yaml")).toThrow(
      "jobs.yaml: has 1.3 MiB of YAML, and 1 is allowed. Write it as JSON, of which 64 are.",
    );
    expect(Object.keys(parseJobFile(large(), "f").projects["p"]?.jobs ?? {})).toHaveLength(5000);
    const messages = [large({ j: { duratoin: 1 } }), large({ j: { next: "x" } }), large().slice(0, -1)].map(messageOf);
    expect(messages).toEqual([
      "f: projects.p.jobs.j.duratoin: is not known here",
      "f: projects.p.jobs.j.next: there is no job x in the project",
      expect.stringMatching(/^f: is not JSON: .*position \d+/),
    ]);
    expect(messageOf(large().replace(name(7), name(8)))).toBe("f: a key stands twice");
  });

  test("a key that stands twice in JSON is told too", () => {
    expect(() => parseJobFile('{"projects":{"p":{"jobs":{"j":{},\n"j":{}}}}}', "f")).toThrow(
      /f:2: the key j stands twice/,
    );
  });
});
