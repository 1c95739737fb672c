import { existsSync } from "node:fs";
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
  const { name, programs, variable } = options;
  const program = process.env[variable] ?? findProgram(programs);
  return {
    extends: true,
    plugins: program === undefined ? [leaveOut(options)] : [],
    test: {
      name,
      include: [`**/*.${name}.test.ts`],
      exclude: ["**/node_modules/**"],
      env: { [variable]: program ?? "" },
    },
  };
}

function findProgram(programs: readonly string[]): string | undefined {
  const folders = (process.env["PATH"] ?? "").split(delimiter);
  return programs.flatMap((name) => folders.map((folder) => join(folder, name))).find((path) => existsSync(path));
}

function leaveOut({ name, what, variable, debianPackage }: ProgramProject): Plugin {
  const advice = `Install one, on Debian with "apt-get install ${debianPackage}", or set ${variable}`;
  return {
    name: `leave-out-${name}-tests`,
    configureVitest({ vitest, project }) {
      if (vitest.config.project.some((name) => !name.startsWith("!"))) {
        const message = `The tests of the project "${name}" need ${what}. ${advice}.`;
        throw Object.assign(new Error(message), { stack: message });
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
          `Not run for want of ${what}: ${leftOut} test files. ${advice}; then: npx -y pnpm@10.34.9 test --project ${name}`,
        );
      });
    },
  };
}
