import { existsSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { defaultUsers } from "@starfish-api/sandbox";
import type { Judge } from "./judge.ts";
import { runProgram } from "./program.ts";

const openapi = new URL("../../openapi/", import.meta.url);
const [[username = "", password = ""] = []] = Object.entries(defaultUsers);

/** Redocly's runner of Arazzo workflows, with the workflow of this repository. */
export function createRespect(): Judge {
  const { version } = createRequire(openapi)("@redocly/cli/package.json") as { readonly version: string };
  const program = fileURLToPath(new URL("node_modules/.bin/redocly", openapi));
  const workflow = fileURLToPath(new URL("starfish.v1.arazzo.yaml", openapi));
  return {
    name: "Redocly respect",
    version,
    note: "the workflow of this repository: a token, a start, its results",
    judge: async (url, folder) => {
      const input = { username, password, runID: crypto.randomUUID(), projectID: "p", jobID: "j", argument: "" };
      const { code, seconds } = await runProgram(
        program,
        [
          ...["respect", workflow, "--server", `starfish=${url}`, "--input", JSON.stringify(input)],
          ...["--json-output", "respect.json", "--max-fetch-timeout", "5000", "--execution-timeout", "20000"],
        ],
        { folder, maxSeconds: 45 },
      );
      const file = join(folder, "respect.json");
      const failures = code !== null && existsSync(file) ? failuresOf(JSON.parse(readFileSync(file, "utf8"))) : [];
      return {
        failures: failures.length === 0 && code !== 0 ? ["the workflow fails"] : failures,
        seconds,
        isWhole: code !== null,
      };
    },
  };
}

interface Step {
  readonly stepId?: string;
  readonly status?: string;
  readonly checks?: readonly { readonly name: string; readonly passed: boolean }[];
}

/** A step that is tried again fails only where its last try does. */
function failuresOf({
  files,
}: {
  readonly files: Readonly<
    Record<string, { readonly executedWorkflows: readonly { readonly executedSteps: readonly Step[] }[] }>
  >;
}): string[] {
  const steps = Object.values(files).flatMap(({ executedWorkflows }) =>
    executedWorkflows.flatMap(({ executedSteps }) => executedSteps),
  );
  const last = new Map(steps.map((step) => [step.stepId, step]));
  return [...last.values()].flatMap(({ checks = [], stepId }) =>
    checks.filter(({ passed }) => !passed).map(({ name }) => `${stepId}: ${name}`),
  );
}
