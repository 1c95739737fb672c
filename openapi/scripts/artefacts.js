import { stringify } from "yaml";
import { loadDocument } from "./document.js";
import { openapi30 } from "./openapi-30.js";
import { types } from "./types.js";
import { wireTable } from "./wire-table.js";
import { xsds } from "./xsd.js";

/**
 * All that is made from one description, by its path in the repository. What belongs to version 1 in the client carries
 * no number, what belongs to a later one does: `wire.ts`, `wire.v2.ts`.
 */
export async function artefacts({ name, version }, root) {
  const source = new URL(`openapi/${name}.yaml`, root);
  const notice = `Generated from openapi/${name}.yaml by \`pnpm generate\`. Do not edit.`;
  const document = loadDocument(source);
  const edition30 = openapi30(document);
  const suffix = version === 1 ? "" : `.v${version}`;
  return {
    ...inFolder(`openapi/generated/${name}`, {
      ".json": json(document),
      ".openapi-3.0.json": json(edition30),
      ".openapi-3.0.yaml": `# ${notice}\n${stringify(edition30, { aliasDuplicateObjects: false, lineWidth: 0 })}`,
      ...xsds(document, notice),
    }),
    ...inFolder("packages/client/src/generated/", {
      [`types${suffix}.ts`]: `// ${notice}\n${await types(source)}`,
      [`wire${suffix}.ts`]: `// ${notice}\n${wireTable(document)}`,
    }),
  };
}

const json = (value) => `${JSON.stringify(value, null, 2)}\n`;

const inFolder = (start, files) =>
  Object.fromEntries(Object.entries(files).map(([end, text]) => [`${start}${end}`, text]));
