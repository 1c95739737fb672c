import { mkdirSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { chooseLanguages } from "../choose-languages.ts";
import { sampleLanguages } from "./sample-languages.ts";
import { scenarios } from "./scenarios.ts";
import { isGood, type SamplesResult, trySamples } from "./try-samples.ts";

const usage = `Runs the samples of openapi/samples against the sandbox: good days, refusals, lost answers.

  pnpm interop:samples [--only go,java] [--require python,go | --require all]

  --only     these languages alone: ${sampleLanguages.map(({ id }) => id).join(", ")}
  --require  fail where the toolchain of one of these is missing; STARFISH_INTEROP_REQUIRE does the same

Exit code 0: every sample that was tried is good. 1: one is not, or a required toolchain is missing. 2: wrong options.`;

const { values: args } = parseArgs({
  options: {
    only: { type: "string" },
    require: { type: "string" },
    help: { type: "boolean", default: false },
  },
});

const known = sampleLanguages.map(({ id }) => id);
const { only, required, unknown } = chooseLanguages(known, args);

if (args.help) {
  console.info(usage);
} else if (unknown.length > 0) {
  console.error(`There are no samples in ${unknown.join(", ")}\n\n${usage}`);
  process.exitCode = 2;
} else {
  await main();
}

async function main(): Promise<void> {
  const start = performance.now();
  const root = fileURLToPath(new URL("../node_modules/.cache/samples", import.meta.url));
  mkdirSync(root, { recursive: true });
  const languages = sampleLanguages.filter(({ id }) => only.includes(id));
  const results = await Promise.all(
    languages.map(async (language) => {
      const result = await trySamples(language, { root, scenarios });
      console.info(tell(result));
      return result;
    }),
  );
  const bad = results.filter((result) => !isGood(result, required)).map(({ language }) => language.name);
  const seconds = ((performance.now() - start) / 1000).toFixed(0);
  const tried = results.filter(({ kind }) => kind === "tried").length;
  console.info(bad.length === 0 ? `OK: ${tried} languages, ${seconds} s` : `FAILED: ${bad.join(", ")}, ${seconds} s`);
  if (bad.length > 0) process.exitCode = 1;
}

function tell(result: SamplesResult): string {
  const { name } = result.language;
  switch (result.kind) {
    case "missing": {
      const tools = result.tools.map(({ command, install }) => `${command} (${install})`);
      return `– ${name}: not run, because this is missing or does not run: ${tools.join(", ")}`;
    }
    case "unbuilt":
      return `✗ ${name}: the samples could not be built\n    ${result.reason}`;
    case "tried": {
      const mark = result.problems.length === 0 ? "✓" : "✗";
      return [`${mark} ${name}: ${result.tried} scenarios`, ...result.problems.map((text) => `    ${text}`)].join("\n");
    }
  }
}
