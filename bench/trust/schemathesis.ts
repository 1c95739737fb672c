import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { type Judge, token } from "./judge.ts";
import { runProgram } from "./program.ts";

const description = fileURLToPath(new URL("../../openapi/generated/starfish.v1.json", import.meta.url));

/** Schemathesis, which is installed into the folder where it is not there yet. */
export async function createSchemathesis(tools: string): Promise<Judge> {
  const program = join(tools, "venv/bin/schemathesis");
  if (!existsSync(program)) {
    await runProgram("python3", ["-m", "venv", "venv"], { folder: tools, maxSeconds: 600 });
    await runProgram("venv/bin/pip", ["install", "--quiet", "schemathesis"], { folder: tools, maxSeconds: 600 });
  }
  const { output } = await runProgram(program, ["--version"], { folder: tools });
  return {
    name: "Schemathesis",
    version: output.trim().split(" ").at(-1) ?? "",
    note: "the phases examples and coverage, 25 s at most; a token is given",
    judge: async (url, folder) => {
      const args = [
        ...["run", description, "--url", url, "--header", `Authorization: Bearer ${token}`],
        ...["--phases", "examples,coverage", "--max-time", "25", "--seed", "1", "--workers", "4"],
        ...["--continue-on-failure", "--request-timeout", "5", "--generation-database", "none"],
        ...["--report", "json", "--report-dir", "reports"],
      ];
      const { code, seconds } = await runProgram(program, args, { folder });
      const reports = join(folder, "reports");
      const [file] = existsSync(reports) ? readdirSync(reports) : [];
      // One that is stopped leaves half a report, or none.
      const text = code === null || file === undefined ? undefined : readFileSync(join(reports, file), "utf8");
      return { failures: text === undefined ? [] : failuresOf(text), seconds, isWhole: code !== null };
    },
  };
}

function failuresOf(text: string): string[] {
  const { errors, failures } = JSON.parse(text) as {
    readonly errors: readonly { readonly type?: string; readonly title?: string }[];
    readonly failures: readonly { readonly title: string; readonly operations: readonly string[] }[];
  };
  return [
    ...failures.flatMap(({ operations, title }) => operations.map((operation) => `${operation}: ${title}`)),
    ...errors.map(({ title, type }) => `error: ${title ?? type ?? "of Schemathesis"}`),
  ];
}
