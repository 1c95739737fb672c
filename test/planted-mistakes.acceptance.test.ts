import { afterAll, beforeAll, expect, test } from "vitest";
import { createRepositoryCopy, type RepositoryCopy } from "./repository-copy.ts";

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
      "        zeroth: { type: string, x-evidence: assumed }\n        deletes:\n          type: integer\n          format: int32\n          x-evidence: assumed\n",
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
    what: "an integer without a size in the description",
    file: "openapi/starfish.v1.yaml",
    find: "        deletes:\n          type: integer\n          format: int32\n",
    replace: "        deletes:\n          type: integer\n",
    command: ["openapi/node_modules/@redocly/cli/bin/cli.js", "lint", "--config", "openapi/redocly.yaml"],
    says: 'Member "deletes" is an integer without a size: add "format: int32" (xs:int) or "format: int64" (xs:long).',
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

let copy: RepositoryCopy;
beforeAll(async () => {
  copy = await createRepositoryCopy();
});
afterAll(() => copy.remove());

test.each(mistakes)("$what is noticed", async ({ file, find, replace, command, says }) => {
  const original = await copy.read(file);
  expect(original).toContain(find);
  await copy.write(file, original.replace(find, replace));
  const { status, output } = await copy.run(command);
  await copy.write(file, original);
  expect(status).not.toBe(0);
  expect(output).toContain(says);
});
