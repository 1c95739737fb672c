import { execFile } from "node:child_process";
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { afterAll, beforeAll, expect, test } from "vitest";

const run = promisify(execFile);
const root = fileURLToPath(new URL("..", import.meta.url));
const vitest = ["node_modules/vitest/vitest.mjs", "run", "--project"];

/** A mistake in one link of the chain from the description to the judge, and the command that must notice it. */
interface Mistake {
  readonly what: string;
  readonly file: string;
  readonly find: string;
  readonly replace: string;
  /** Of Node.js, from the repository's root. */
  readonly command: readonly string[];
  readonly says: string;
}

const mistakes: readonly Mistake[] = [
  {
    what: "a member out of order in the description",
    file: "openapi/starfish.v1.yaml",
    find: "        deletes:\n          type: integer\n          format: int32\n          x-evidence: assumed\n",
    replace:
      "        zeroth: { type: string, x-evidence: assumed }\n        deletes:\n          type: integer\n          x-evidence: assumed\n",
    command: ["openapi/node_modules/@redocly/cli/bin/cli.js", "lint", "--config", "openapi/redocly.yaml"],
    says: 'Member "deletes" must stand before "zeroth"',
  },
  {
    what: "a member without its namespace in the description",
    file: "openapi/starfish.v1.yaml",
    find: "          description: Whether the job started.\n          xml: { namespace: http://schemas.datacontract.org/2004/07/StarfishAPI.Controllers }\n",
    replace: "          description: Whether the job started.\n",
    command: ["openapi/node_modules/@redocly/cli/bin/cli.js", "lint", "--config", "openapi/redocly.yaml"],
    says: 'Member "started" needs "xml: { namespace: http://schemas.datacontract.org/2004/07/StarfishAPI.Controllers }"',
  },
  {
    what: "a statement without its evidence",
    file: "openapi/starfish.v1.yaml",
    find: "      x-evidence: observed\n      description: |\n        Web API's own error.",
    replace: "      description: |\n        Web API's own error.",
    command: ["openapi/node_modules/@redocly/cli/bin/cli.js", "lint", "--config", "openapi/redocly.yaml"],
    says: 'Schema "Error" needs an x-evidence',
  },
  {
    what: "a generated file edited by hand",
    file: "packages/client/src/generated/table.ts",
    find: '"loggingLevel"',
    replace: '"logLevel"',
    command: ["openapi/scripts/generate.js", "--check"],
    says: "packages/client/src/generated/table.ts is stale",
  },
  {
    what: "a wrong namespace in the codec",
    file: "packages/openapi-codec/src/xml/names.ts",
    find: "http://www.w3.org/2001/XMLSchema-instance",
    replace: "http://www.w3.org/2001/XMLSchema",
    command: [...vitest, "openapi-codec", "packages/openapi-codec/test/checks.test.ts"],
    says: "failed",
  },
  {
    what: "an import of the client in the judge",
    file: "packages/contract-tests/src/errors.ts",
    find: "\nexport",
    replace: '\nexport { createClient } from "@starfish-api/client";\nexport',
    command: [...vitest, "repository", "layers"],
    says: "packages/contract-tests/src/errors.ts → @starfish-api/client",
  },
];

/** A copy of the repository that the tests may spoil; what is installed is shared with it. */
const copy = mkdtempSync(join(tmpdir(), "starfish-planted-"));

/** What is made or installed and not written. */
const made = new Set(["node_modules", "dist", "reports", "coverage", ".git"]);

beforeAll(() => {
  cpSync(root, copy, { recursive: true, filter: (path) => !made.has(basename(path)) });
  const packages = ["client", "contract-tests", "openapi-codec", "sandbox"].map((name) => `packages/${name}`);
  for (const folder of [".", "openapi", ...packages]) {
    symlinkSync(join(root, folder, "node_modules"), join(copy, folder, "node_modules"));
  }
});
afterAll(() => rmSync(copy, { recursive: true }));

test.each(mistakes)("$what is noticed", async ({ file, find, replace, command, says }) => {
  const path = join(copy, file);
  const original = readFileSync(path, "utf8");
  expect(original).toContain(find);
  writeFileSync(path, original.replace(find, replace));
  const outcome = await run(process.execPath, [...command], {
    cwd: copy,
    env: { ...process.env, NO_COLOR: "1" },
  }).catch((error: { stdout: string; stderr: string }) => error);
  writeFileSync(path, original);
  expect(outcome).toBeInstanceOf(Error);
  expect(`${outcome.stdout}${outcome.stderr}`).toContain(says);
});
