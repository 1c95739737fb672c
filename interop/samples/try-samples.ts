import { execFile } from "node:child_process";
import { cpSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Step, Tool } from "../language.ts";
import { missingTools } from "../missing-tools.ts";
import { runStep, StepError } from "../run-step.ts";
import type { SampleLanguage } from "./sample-language.ts";
import type { Scenario } from "./scenario.ts";
import { type Ending, trySample } from "./try-sample.ts";

/** What became of one language's samples. */
export type SamplesResult = { readonly language: SampleLanguage } & (
  | { readonly kind: "missing"; readonly tools: readonly Tool[] }
  | { readonly kind: "unbuilt"; readonly reason: string }
  | { readonly kind: "tried"; readonly tried: number; readonly problems: readonly string[] }
);

export interface SamplesOptions {
  /** Where work folders are. */
  readonly root: string;
  readonly scenarios: readonly Scenario[];
  /** Where the samples are. Default: openapi/samples. */
  readonly samples?: string;
  /** How many programs of a language run at once. Default: 3. */
  readonly concurrency?: number;
}

const published = fileURLToPath(new URL("../../openapi/samples", import.meta.url));

/** Builds a language's samples and lets each meet its scenarios. A missing toolchain is a result, not an error. */
export async function trySamples(language: SampleLanguage, options: SamplesOptions): Promise<SamplesResult> {
  const { root, scenarios, samples = published, concurrency = 3 } = options;
  const tools = await missingTools(language.tools);
  if (tools.length > 0) return { language, kind: "missing", tools };
  const folder = join(root, language.id);
  cpSync(join(samples, language.id), folder, { recursive: true });
  const operations = [...new Set(scenarios.map(({ operation }) => operation))];
  const files = new Set(readdirSync(join(samples, language.id)));
  const absent = operations.filter((operation) => !files.has(operation + language.extension));
  if (absent.length > 0) return { language, kind: "unbuilt", reason: `there is no sample of ${absent.join(", ")}` };
  try {
    for (const step of language.build(operations)) await runStep(step, folder, {});
  } catch (error) {
    if (error instanceof StepError) return { language, kind: "unbuilt", reason: error.message };
    throw error;
  }
  const waiting = scenarios.values();
  const problems: string[] = [];
  const work = async () => {
    for (const scenario of waiting) {
      const program = (environment: Readonly<Record<string, string>>) =>
        runProgram(language.run(scenario.operation), folder, environment);
      for (const problem of await trySample(program, scenario)) {
        problems.push(`${scenario.operation}, ${scenario.name}: ${problem}`);
      }
    }
  };
  await Promise.all(Array.from({ length: concurrency }, work));
  return { language, kind: "tried", tried: scenarios.length, problems };
}

/** Long enough for half a minute of questions on a machine that has much else to do. */
const maxMilliseconds = 5 * 60_000;

function runProgram(
  { command, args }: Step,
  folder: string,
  environment: Readonly<Record<string, string>>,
): Promise<Ending> {
  // Nothing of the caller's own account: a sample would prefer it.
  const own = Object.entries(process.env).filter(([name]) => !/^STARFISH_|_proxy$/i.test(name));
  return new Promise((resolve) => {
    const child = execFile(
      command,
      args,
      { cwd: folder, env: { ...Object.fromEntries(own), ...environment }, timeout: maxMilliseconds },
      (error, output, errors) => {
        const code = error === null ? 0 : typeof error.code === "number" ? error.code : 1;
        resolve({ code, output: `${output}${errors}` });
      },
    );
    child.stdin?.end();
  });
}

/** Whether a result is good enough: a missing toolchain is, unless the language is required. */
export function isGood(result: SamplesResult, required: readonly string[]): boolean {
  switch (result.kind) {
    case "missing":
      return !required.includes(result.language.id);
    case "unbuilt":
      return false;
    case "tried":
      return result.tried > 0 && result.problems.length === 0;
  }
}
