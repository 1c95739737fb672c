import { stringify } from "yaml";
import { dereferenced } from "./dereferenced.js";
import { loadDocument } from "./document.js";
import { jsonSchemas } from "./json-schemas.js";
import { oneFormat } from "./one-format.js";
import { openapi30 } from "./openapi-30.js";
import { postman } from "./postman.js";
import { types } from "./types.js";
import { vectors } from "./vectors.js";
import { allMessages, wireTable } from "./wire-table.js";
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
      ".dereferenced.json": json(dereferenced(document)),
      ".openapi-3.0.json": json(edition30),
      ".openapi-3.0.yaml": `# ${notice}\n${stringify(edition30, { aliasDuplicateObjects: false, lineWidth: 0 })}`,
      ".postman.json": json(postman(document)),
      ...editionsOfOneFormat(document),
      ...xsds(document, notice),
    }),
    ...inFolder(
      "openapi/generated/",
      mapValues({ ...jsonSchemas(name, document), ...vectors(name, document, root) }, json),
    ),
    ...inFolder("packages/client/src/generated/", {
      [`all-messages${suffix}.ts`]: `// ${notice}\n${allMessages(document, suffix)}`,
      [`types${suffix}.ts`]: `// ${notice}\n${await types(source)}`,
      [`wire${suffix}.ts`]: `// ${notice}\n${wireTable(document, suffix)}`,
    }),
  };
}

/** JSON bodies alone and XML bodies alone, each in both versions of OpenAPI. */
function editionsOfOneFormat(document) {
  const editions = ["json", "xml"].map((format) => {
    const edition = oneFormat(document, `application/${format}`);
    return {
      [`.${format}-bodies.json`]: json(edition),
      [`.${format}-bodies.openapi-3.0.json`]: json(openapi30(edition)),
    };
  });
  return Object.assign({}, ...editions);
}

const json = (value) => `${JSON.stringify(value, null, 2)}\n`;

const inFolder = (start, files) =>
  Object.fromEntries(Object.entries(files).map(([end, text]) => [`${start}${end}`, text]));

const mapValues = (record, change) =>
  Object.fromEntries(Object.entries(record).map(([key, value]) => [key, change(value)]));
