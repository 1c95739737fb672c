/**
 * Makes the first change in a copy of the repository and runs everything there: what is generated, the rules, the types and
 * every project's tests, each once. `pnpm first-change [PROJECT ...]`; with --keep the copy stays.
 */
import { parseArgs } from "node:util";
import { createBareCopy, type Outcome, type RepositoryCopy } from "../repository-copy.ts";
import { makeFirstChange } from "./make-first-change.ts";

const allProjects = [
  "sandbox",
  "openapi",
  "docs",
  "interop",
  "client",
  "cli",
  "openapi-codec",
  "repository",
  "contract-tests",
];

interface Step {
  readonly name: string;
  readonly run: (copy: RepositoryCopy) => Promise<Outcome>;
}

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { keep: { type: "boolean", default: false } },
});
const unknown = positionals.find((name) => !allProjects.includes(name));
if (unknown !== undefined) {
  console.error(`There is no project ${unknown}; there are ${allProjects.join(", ")}`);
  process.exit(2);
}

/** A repository in its own right: tests that pack the packages install what is missing. */
const preparation: readonly Step[] = [
  { name: "git init", run: (copy) => copy.command("git", ["init", "--quiet"]) },
  { name: "git add", run: (copy) => copy.command("git", ["add", "--all"]) },
  { name: "install", run: (copy) => copy.command("npx", ["-y", "pnpm@10.34.9", "install", "--prefer-offline"]) },
];

const checks: readonly Step[] = [
  { name: "generate", run: (copy) => copy.run(["openapi/scripts/generate.js"]) },
  { name: "check pages", run: (copy) => copy.run(["packages/contract-tests/scripts/check-pages.js"]) },
  {
    name: "lint of the description",
    run: (copy) => copy.run(["node_modules/@redocly/cli/bin/cli.js", "lint", "starfish.v1.yaml"], "openapi"),
  },
  { name: "biome", run: (copy) => copy.run(["node_modules/@biomejs/biome/bin/biome", "check"]) },
  { name: "types", run: (copy) => copy.run(["node_modules/typescript/bin/tsc", "-b"]) },
  { name: "documentation", run: (copy) => copy.run(["docs/src/build.ts"]) },
  { name: "unused code", run: (copy) => copy.run(["node_modules/knip/bin/knip.js"]) },
];

const tests: readonly Step[] = (positionals.length === 0 ? allProjects : positionals).map((project) => ({
  name: `tests of ${project}`,
  run: (copy) => copy.run(["node_modules/vitest/vitest.mjs", "run", "--project", project]),
}));

const copy = await createBareCopy();
await makeFirstChange(copy);
console.info(`The first change, in ${copy.folder}`);
try {
  await runSteps([...preparation, ...checks, ...tests]);
} finally {
  if (!values.keep) await copy.remove();
}

async function runSteps(steps: readonly Step[]): Promise<void> {
  for (const step of steps) {
    const start = performance.now();
    const { status, output } = await step.run(copy);
    const seconds = ((performance.now() - start) / 1000).toFixed(0);
    console.info(`${status === 0 ? "✓" : "✗"} ${step.name}, ${seconds} s`);
    if (status !== 0) {
      process.exitCode = 1;
      console.error(output);
    }
  }
}
