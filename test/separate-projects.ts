import { existsSync, globSync } from "node:fs";
import { delimiter, join } from "node:path";
import type { Plugin, TestProjectInlineConfiguration } from "vitest/config";

/** Tests that need a program which npm does not bring. */
interface ProgramProject {
  /** Of the project; its tests are `*.NAME.test.ts`. */
  readonly name: string;
  /** What the program is, with its article. */
  readonly what: string;
  /** What it may be called on the PATH. */
  readonly programs: readonly string[];
  /** Where else it may be, as a glob. */
  readonly elsewhere?: string;
  /** The variable of the environment that names it, and through which the tests get it. */
  readonly variable: string;
  /** How to install it on Debian. */
  readonly debianPackage: string;
}

/**
 * A project of its own for such tests. Where there is no such program, a run that asks for this project by name fails; any
 * other leaves these tests out and says so in its last line.
 */
export function programProject(options: ProgramProject): TestProjectInlineConfiguration {
  const { name, what, programs, elsewhere, variable, debianPackage } = options;
  const program = process.env[variable] ?? findProgram(programs) ?? (elsewhere && globSync(elsewhere).sort().at(-1));
  const advice = `Install one, on Debian with "apt-get install ${debianPackage}", or set ${variable}`;
  const refusal = `The tests of the project "${name}" need ${what}. ${advice}.`;
  return {
    ...separateProject(name, { [variable]: program ?? "" }),
    plugins: program === undefined ? [leaveOut(name, `without ${what}`, `${advice}; then`, refusal)] : [],
  };
}

/** A project of its own for tests that take minutes. A run that does not name it leaves them out, and says so. */
export function slowProject(name: string): TestProjectInlineConfiguration {
  return { ...separateProject(name), plugins: [leaveOut(name, "for they take minutes", "To run them")] };
}

function separateProject(name: string, env: Record<string, string> = {}): TestProjectInlineConfiguration {
  return { extends: true, test: { name, include: [`**/*.${name}.test.ts`], exclude: ["**/node_modules/**"], env } };
}

function findProgram(programs: readonly string[]): string | undefined {
  const folders = (process.env["PATH"] ?? "").split(delimiter);
  return programs.flatMap((name) => folders.map((folder) => join(folder, name))).find((path) => existsSync(path));
}

/** Leaves a project's tests out of a run that does not name it; one that does is refused, if there is a refusal. */
function leaveOut(name: string, reason: string, advice: string, refusal?: string): Plugin {
  return {
    name: `leave-out-${name}-tests`,
    configureVitest({ vitest, project }) {
      if (vitest.config.project.some((pattern) => !pattern.startsWith("!"))) {
        if (refusal === undefined) return;
        throw Object.assign(new Error(refusal), { stack: refusal });
      }
      let leftOut = 0;
      const find = project.globTestFiles.bind(project);
      project.globTestFiles = async (filters) => {
        const { testFiles } = await find(filters);
        leftOut = testFiles.length;
        return { testFiles: [], typecheckTestFiles: [] };
      };
      vitest.onClose(() => {
        if (leftOut === 0) return;
        // Not on the standard output, which may be a report.
        console.error(
          `Not run, ${reason}: ${leftOut} test files. ${advice}: npx -y pnpm@10.34.9 test --project ${name}`,
        );
      });
    },
  };
}
