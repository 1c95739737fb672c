import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { defaultUsers } from "@starfish-api/sandbox";
import type { Judge } from "./judge.ts";
import { runProgram } from "./program.ts";

const cli = fileURLToPath(new URL("../../packages/contract-tests/src/cli.ts", import.meta.url));
const [[username = "", password = ""] = []] = Object.entries(defaultUsers);

/** Milliseconds: the sandbox's jobs take a few here. */
const timeLimits = { answer: 3000, run: 5000, webhook: 1000 };

/** Some cases of every kind. */
const few = [
  "requestToken/*",
  "*/application-json/example-onlyRequired",
  "*/application-xml/example-onlyRequired",
  "*/missing-runID",
  "*/overlong-runID",
  "*/method-PUT",
  "*/no-token-*",
  "*/bad-token-*",
  "*/run-start",
  "*/run-executeJob*-application-json*",
  "*/run-executeJob*-application-xml*",
].flatMap((pattern) => ["--case", pattern]);

/** The kit of this repository. */
export function createKit(): Judge {
  return {
    name: "starfish-contract",
    version: "this repository",
    note: "some cases of every kind; with a fault up to the first one that fails",
    judge: async (url, folder, isFirstEnough) => {
      writeFileSync(
        join(folder, "starfish-contract.config.json"),
        JSON.stringify({ environments: { trust: { baseUrl: url, timeLimits } } }),
      );
      const args = ["run", "--env", "trust", "--seed", "1", "--quiet", "--report", "json=report.json", ...few];
      const variables = { STARFISH_USERNAME: username, STARFISH_PASSWORD: password };
      const { code, output, seconds } = await runProgram(
        process.execPath,
        [cli, ...args, ...(isFirstEnough ? ["--bail"] : [])],
        { folder, variables, maxSeconds: 240 },
      );
      const report = join(folder, "report.json");
      const failures = existsSync(report) ? causesOf(readFileSync(report, "utf8")) : [];
      // It says in one sentence what is there in place of the API, and judges nothing.
      const refusal = code === 2 && failures.length === 0 ? [output.trim().split("\n").at(-1) ?? ""] : [];
      return { failures: [...failures, ...refusal], seconds, isWhole: code !== null };
    },
  };
}

function causesOf(text: string): string[] {
  const { causes } = JSON.parse(text) as {
    readonly causes: readonly { readonly check: string; readonly fails: boolean; readonly message: string }[];
  };
  return causes.filter(({ fails }) => fails).map(({ check, message }) => `${check}: ${message}`);
}
