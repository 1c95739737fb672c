import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { createSandbox, defaultUsers } from "@starfish-api/sandbox";
import { afterAll, describe, expect, test } from "vitest";
import { parse } from "yaml";

const root = fileURLToPath(new URL("..", import.meta.url));
const sandbox = createSandbox({ fast: true });
const { url } = await sandbox.listen();
const folder = mkdtempSync(join(tmpdir(), "starfish-actions-"));
afterAll(async () => {
  await sandbox.close();
  rmSync(folder, { recursive: true });
});

interface Action {
  readonly inputs: Readonly<Record<string, { readonly default?: string; readonly required?: boolean }>>;
  readonly outputs: Readonly<Record<string, { readonly value: string }>>;
  readonly runs: {
    readonly steps: readonly {
      readonly run: string;
      readonly env: Readonly<Record<string, string>>;
    }[];
  };
}

const actionOf = (name: string) => parse(readFileSync(join(root, "actions", name, "action.yml"), "utf8")) as Action;
let runs = 0;

/** Runs an action's only step as a runner does: inputs by their expressions, outputs and summary by files. */
async function runAction(name: string, given: Readonly<Record<string, string>>, variables: NodeJS.ProcessEnv = {}) {
  const { inputs, outputs, runs: steps } = actionOf(name);
  const [step] = steps.steps;
  if (step === undefined) throw new Error(`${name} has no step`);
  const contexts: Readonly<Record<string, string>> = {
    "github.repository": "owner/name",
    "github.workflow": "nightly",
    "github.run_id": String(++runs),
    "github.job": "contacts",
  };
  const evaluate = (text: string): string =>
    text.replaceAll(/\$\{\{ ([\w.-]+) \}\}/g, (_, expression: string) => {
      const input = expression.replace(/^inputs\./, "");
      return contexts[expression] ?? given[input] ?? evaluate(inputs[input]?.default ?? "");
    });
  const files = { GITHUB_OUTPUT: join(folder, `output-${runs}`), GITHUB_STEP_SUMMARY: join(folder, `summary-${runs}`) };
  for (const file of Object.values(files)) writeFileSync(file, "");
  const [[username, password] = []] = Object.entries(defaultUsers);
  // By sh, which a machine without bash has too: the step is one command, with nothing in it that is bash's own.
  const child = spawn("sh", ["-e", "-c", step.run], {
    cwd: folder,
    env: {
      ...process.env,
      GITHUB_ACTIONS: "true",
      GITHUB_ACTION_PATH: join(root, "actions", name),
      STARFISH_USERNAME: username,
      STARFISH_PASSWORD: password,
      STARFISH_CLI: JSON.stringify([process.execPath, join(root, "packages/cli/src/cli.ts")]),
      STARFISH_CONTRACT: JSON.stringify([process.execPath, join(root, "packages/contract-tests/src/cli.ts")]),
      ...Object.fromEntries(Object.entries(step.env).map(([variable, value]) => [variable, evaluate(value)])),
      ...files,
      ...variables,
    },
    stdio: ["ignore", "pipe", "pipe"],
  });
  const texts: string[] = [];
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (chunk) => texts.push(String(chunk)));
  const [code] = await once(child, "close");
  const written = Object.fromEntries(
    readFileSync(files.GITHUB_OUTPUT, "utf8")
      .trim()
      .split("\n")
      .map((line) => [line.slice(0, line.indexOf("=")), line.slice(line.indexOf("=") + 1)]),
  );
  expect(Object.keys(written).filter((output) => !(output in outputs))).toEqual([]);
  return { code, text: texts.join(""), outputs: written, summary: readFileSync(files.GITHUB_STEP_SUMMARY, "utf8") };
}

describe("run-job", () => {
  const job = { project: "crm", job: "contacts", "base-url": url };

  test("runs a job and hands on its rows; a run of the same workflow run waits for the same run", async () => {
    const argument = `Name = 'O"Brien'; $(touch hacked) \`id\``;
    const first = await runAction("run-job", { ...job, argument, key: "night 1" });
    expect(first.code, first.text).toBe(0);
    expect(first.outputs).toMatchObject({ outcome: "succeeded" });
    expect(JSON.parse(String(first.outputs["rows"]))).toMatchObject([{ status: "Complete", totalRows: 10 }]);
    expect(first.summary).toContain("| Complete | 10 |");
    expect(sandbox.runs.find(String(first.outputs["run-id"]))).toMatchObject([{ argument }]);
    const again = await runAction("run-job", { ...job, argument, key: "night 1" });
    expect(again.outputs["run-id"]).toBe(first.outputs["run-id"]);
    expect(sandbox.runs.find(String(first.outputs["run-id"]))).toHaveLength(1);
  });

  test("fails with the command's exit code where the job fails, and says so", async () => {
    const failed = await runAction("run-job", { ...job, argument: "break" });
    expect(failed.code).toBe(1);
    expect(failed.outputs).toMatchObject({ outcome: "failed" });
    expect(failed.summary).toMatch(/^### StarfishETL job contacts: failed/);
  });

  test("says on stderr what is missing, and hands nothing on", async () => {
    const { code, text, outputs } = await runAction("run-job", job, { STARFISH_USERNAME: "", STARFISH_PASSWORD: "" });
    expect(code).not.toBe(0);
    expect(text).toMatch(/STARFISH_(?:TOKEN|USERNAME|PASSWORD)/);
    expect(outputs["rows"]).toBe("[]");
  });
});

describe("contract", () => {
  const few = "--operation getResults --media-type text/json";

  test("judges a server, with a page and a summary", async () => {
    const { code, text, outputs, summary } = await runAction("contract", { "base-url": url, arguments: few });
    expect(code, text).toBe(0);
    expect(outputs).toEqual({ "exit-code": "0", report: "contract-report.html" });
    expect(readFileSync(join(folder, "contract-report.html"), "utf8")).toContain("<!doctype html>");
    expect(summary.length).toBeGreaterThan(50);
  });

  test("fails with findings, which are annotations", async () => {
    sandbox.faults.add("unavailable");
    const { code, text } = await runAction("contract", { "base-url": url, arguments: few });
    sandbox.faults.clear();
    expect([1, 2]).toContain(code);
    expect(text).toMatch(/::error|503/);
  });
});

test.each(["run-job", "contract"])(
  "the README's workflow gives %s no input that it does not have, and all that it needs",
  (name) => {
    const readme = readFileSync(join(root, "actions/README.md"), "utf8");
    const [, workflow = ""] = new RegExp(`<!-- action: ${name} -->\n\`\`\`yaml\n(.*?)\`\`\``, "s").exec(readme) ?? [];
    const { jobs } = parse(workflow) as {
      jobs: Record<string, { steps: { uses?: string; with?: Record<string, unknown> }[] }>;
    };
    const steps = Object.values(jobs).flatMap((each) => each.steps);
    const step = steps.find(({ uses = "" }) => uses.includes(`/actions/${name}@`));
    const { inputs } = actionOf(name);
    const given = Object.keys(step?.with ?? {});
    expect(given.filter((input) => !(input in inputs))).toEqual([]);
    const needed = Object.entries(inputs).flatMap(([input, { required }]) => (required === true ? [input] : []));
    expect(needed.filter((input) => !given.includes(input))).toEqual([]);
  },
);
