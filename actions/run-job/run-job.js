// Runs `starfish run`, and tells the workflow how it ended: outputs, a summary, the command's exit code.
import { spawnSync } from "node:child_process";
import { appendFileSync } from "node:fs";

const input = (name) => process.env[`INPUT_${name}`] ?? "";
const option = (name, value) => (value === "" ? [] : [`--${name}=${value}`]);

const parameters = [
  "run",
  "--json",
  ...option("project", input("PROJECT")),
  ...option("job", input("JOB")),
  ...option("argument", input("ARGUMENT")),
  ...(input("CHAIN") === "true" ? ["--chain"] : []),
  ...option("run-id-for", input("KEY")),
  ...option("deadline", input("DEADLINE")),
  ...option("base-url", input("BASE_URL")),
];
// Another command in the tests.
const [command, ...first] = JSON.parse(
  process.env["STARFISH_CLI"] ?? JSON.stringify(["npx", "--yes", `@starfish-api/cli@${input("VERSION") || "latest"}`]),
);
const { status, stdout, error } = spawnSync(command, [...first, ...parameters], {
  encoding: "utf8",
  stdio: ["ignore", "pipe", "inherit"],
});
if (error !== undefined) throw error;

const result = parse(stdout);
output("run-id", result.runID ?? "");
output("outcome", result.outcome ?? "");
output("rows", JSON.stringify(result.rows ?? []));
if (process.env["GITHUB_STEP_SUMMARY"] !== undefined) appendFileSync(process.env["GITHUB_STEP_SUMMARY"], summary());
process.exitCode = status ?? 1;

function parse(text) {
  try {
    return JSON.parse(text);
  } catch {
    // The command has said why on stderr.
    return {};
  }
}

/** A value of several lines would begin outputs of its own: JSON and names have one line. */
function output(name, value) {
  const path = process.env["GITHUB_OUTPUT"];
  if (path !== undefined) appendFileSync(path, `${name}=${String(value).replaceAll(/[\r\n]+/g, " ")}\n`);
}

function summary() {
  const { runID = "no run", outcome = "not started", rows = [], error } = result;
  const head = `### StarfishETL job ${cell(input("JOB"))}: ${cell(outcome)}\n\nRun ${cell(runID)}\n\n`;
  const message = error?.message === undefined ? "" : `${cell(error.message)}\n\n`;
  const columns = ["status", "totalRows", "inserts", "updates", "deletes", "errors", "runTime"];
  const table = [columns, columns.map(() => "---"), ...rows.map((row) => columns.map((name) => row[name] ?? ""))];
  return (
    head +
    message +
    (rows.length === 0 ? "" : `${table.map((cells) => `| ${cells.map(cell).join(" | ")} |`).join("\n")}\n`)
  );
}

/** A server's text is not markup. */
function cell(value) {
  const text = String(value).replaceAll(/\s+/g, " ");
  return /^[\w.:-]*$/.test(text)
    ? text
    : `<code>${text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll("|", "&#124;")}</code>`;
}
