// Runs `starfish-contract run`, with annotations, a page, and the report as the summary of the job.
import { spawnSync } from "node:child_process";
import { appendFileSync, existsSync, mkdtempSync, readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

const input = (name) => process.env[`INPUT_${name}`] ?? "";
const option = (name, value) => (value === "" ? [] : [`--${name}`, value]);
const report = input("REPORT") || "contract-report.html";
const markdown = join(mkdtempSync(join(tmpdir(), "starfish-contract-")), "report.md");

const parameters = [
  "run",
  // Nobody is there to be asked; who wrote the workflow has agreed.
  "--yes",
  "--report",
  `github,html=${report},markdown=${markdown}`,
  ...option("base-url", input("BASE_URL")),
  ...option("env", input("ENV")),
  ...option("config", input("CONFIG")),
  ...input("ARGUMENTS").split(/\s+/).filter(Boolean),
];
// Another command in the tests.
const [command, ...first] = JSON.parse(
  process.env["STARFISH_CONTRACT"] ??
    JSON.stringify(["npx", "--yes", `@starfish-api/contract-tests@${input("VERSION") || "latest"}`]),
);
const { status, error } = spawnSync(command, [...first, ...parameters], { stdio: ["ignore", "inherit", "inherit"] });
if (error !== undefined) throw error;

const { GITHUB_OUTPUT: outputs, GITHUB_STEP_SUMMARY: summary } = process.env;
const values = { "exit-code": status ?? 2, report: existsSync(report) ? report : "" };
if (outputs !== undefined) {
  for (const [name, value] of Object.entries(values)) appendFileSync(outputs, `${name}=${value}\n`);
}
if (summary !== undefined && existsSync(markdown)) appendFileSync(summary, readFileSync(markdown, "utf8"));
process.exitCode = status ?? 2;
