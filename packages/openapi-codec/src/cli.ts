#!/usr/bin/env node
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { DocumentError } from "./generate/document-error.ts";
import { generate } from "./generate/generate.ts";

const help = `openapi-codec generate DOCUMENT --out DIR

Makes types.ts and table.ts for an OpenAPI 3.0 or 3.1 document, YAML or JSON.

  --out DIR          where to write the files
  --check            write nothing; exit 1 if a file is missing or stale
  --bigint           whole numbers of format int64 as bigint
  --extension NAME   keep an x- extension of operations and members; can be repeated
  --help             this text

Exit: 0 done, 1 stale, 2 wrong use or a document that cannot be carried.
`;

/** Does what the arguments ask for. Gives the exit code. */
async function run(args: readonly string[]): Promise<number> {
  try {
    const { positionals, values } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        out: { type: "string" },
        check: { type: "boolean" },
        bigint: { type: "boolean" },
        extension: { type: "string", multiple: true },
        help: { type: "boolean", short: "h" },
      },
    });
    if (values.help || args.length === 0) {
      process.stdout.write(help);
      return values.help ? 0 : 2;
    }
    const [command, document, ...others] = positionals;
    if (command !== "generate" || document === undefined || others.length > 0 || values.out === undefined) {
      process.stderr.write(`Expected: openapi-codec generate DOCUMENT --out DIR (see --help)\n`);
      return 2;
    }
    const { types, table } = await generate(document, {
      bigint: values.bigint ?? false,
      extensions: values.extension ?? [],
    });
    return values.check
      ? check(values.out, { "types.ts": types, "table.ts": table })
      : write(values.out, { "types.ts": types, "table.ts": table });
  } catch (error) {
    const isOurs = error instanceof DocumentError || (error as { code?: string }).code?.startsWith("ERR_PARSE_ARGS");
    const { code, path } = error as NodeJS.ErrnoException;
    if (!isOurs && path === undefined) throw error;
    process.stderr.write(isOurs ? `${(error as Error).message}\n` : `${path} cannot be written: ${code}\n`);
    return 2;
  }
}

function write(folder: string, files: Readonly<Record<string, string>>): number {
  mkdirSync(folder, { recursive: true });
  for (const [name, text] of Object.entries(files)) {
    const path = join(folder, name);
    writeFileSync(path, text);
    process.stdout.write(`wrote ${path}\n`);
  }
  return 0;
}

function check(folder: string, files: Readonly<Record<string, string>>): number {
  const stale = Object.entries(files)
    .map(([name, text]) => ({ path: join(folder, name), text }))
    .filter(({ path, text }) => !existsSync(path) || readFileSync(path, "utf8") !== text);
  for (const { path } of stale) process.stderr.write(`stale: ${path}; run openapi-codec generate without --check\n`);
  return stale.length === 0 ? 0 : 1;
}

process.exitCode = await run(process.argv.slice(2));
