import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { chooseLanguages } from "./choose-languages.ts";
import { languages } from "./languages.ts";
import { resultsTable, tell, writeBetweenMarkers } from "./report.ts";
import { isGood, type LanguageResult, tryLanguage } from "./try-language.ts";
import { emptyCaches } from "./workshop.ts";

const usage = `Generates clients of other languages from the published descriptions and lets each run a job.

  pnpm interop [--only go,java] [--require python,go | --require all] [--cold | --write]

  --only     these languages alone: ${languages.map(({ id }) => id).join(", ")}
  --require  fail where the toolchain of one of these is missing; STARFISH_INTEROP_REQUIRE does the same
  --cold     begin with empty folders and caches, and build twice to see how long both take
  --write    as --cold, and put the results into interop/README.md

Exit code 0: every client that was tried is good. 1: one is not, or a required toolchain is missing. 2: wrong options.`;

const { values: args } = parseArgs({
  options: {
    only: { type: "string" },
    require: { type: "string" },
    cold: { type: "boolean", default: false },
    write: { type: "boolean", default: false },
    help: { type: "boolean", default: false },
  },
});

const known = languages.map(({ id }) => id);
const { only, required, unknown } = chooseLanguages(known, args);

if (args.help) {
  console.info(usage);
} else if (unknown.length > 0) {
  console.error(`There is no language ${unknown.join(", ")}\n\n${usage}`);
  process.exitCode = 2;
} else if (args.cold || args.write) {
  const root = mkdtempSync(join(tmpdir(), "starfish-interop-"));
  try {
    await main(root, { environment: emptyCaches(root), twice: true });
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
} else {
  await main(fileURLToPath(new URL("node_modules/.cache/interop", import.meta.url)), {});
}

async function main(
  root: string,
  options: { readonly environment?: Record<string, string>; readonly twice?: boolean },
): Promise<void> {
  const start = performance.now();
  const results: LanguageResult[] = [];
  for (const language of languages.filter(({ id }) => only.includes(id))) {
    const result = await tryLanguage(language, { root, ...options });
    console.info(tell(result));
    results.push(result);
  }
  if (args.write) {
    const command = ["pnpm interop", ...process.argv.slice(2)].join(" ");
    const text = `Made by \`${command}\`.\n\n${resultsTable(results)}`;
    writeBetweenMarkers(new URL("README.md", import.meta.url), "results", text);
  }
  const bad = results.filter((result) => !isGood(result, required)).map(({ language }) => language.name);
  const missing = results.filter(({ kind }) => kind === "missing").map(({ language }) => language.name);
  const tried = results.length - missing.length;
  const untried = missing.length === 0 ? "" : `, not tried: ${missing.join(", ")}`;
  const seconds = ((performance.now() - start) / 1000).toFixed(0);
  console.info(
    bad.length === 0
      ? `OK: ${tried} languages tried${untried}, ${seconds} s`
      : `FAILED: ${bad.join(", ")}${untried}, ${seconds} s`,
  );
  if (bad.length > 0) process.exitCode = 1;
}
