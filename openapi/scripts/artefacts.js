import { generate, loadTable } from "@starfish-api/openapi-codec/generate";
import { clientOperations } from "./client-operations.js";
import { loadDocument } from "./document.js";
import { jsonSchemas } from "./json-schemas.js";
import { oneFormat } from "./one-format.js";
import { openapi30 } from "./openapi-30.js";
import { swagger20 } from "./swagger-20.js";
import { lossesPage } from "./swagger-20-losses.js";
import { vectors } from "./vectors.js";
import { xsds } from "./xsd.js";

/** What the client reads of the description's extensions. */
const extensions = ["x-answers-at-end", "x-body-name", "x-client-name", "x-starts-job", "x-terminal"];

const name = "starfish.v1";

/** All that is made from the description, by its path in the repository. */
export async function artefacts(root) {
  const source = new URL(`openapi/${name}.yaml`, root);
  const notice = `Generated from openapi/${name}.yaml by \`pnpm generate\`. Do not edit.`;
  const document = loadDocument(source);
  const { edition: edition20, losses } = swagger20(document);
  return {
    ...inFolder(`openapi/generated/${name}`, {
      ".json": json(document),
      ".openapi-3.0.json": json(openapi30(document)),
      ".swagger-2.0.json": json(edition20),
      ".swagger-2.0.md": lossesPage(name, losses),
      ...editionsOfOneFormat(document),
      ...xsds(document, notice),
    }),
    ...inFolder(
      "openapi/generated/",
      mapValues({ ...jsonSchemas(name, document), ...vectors(name, document, root) }, json),
    ),
    ...(await packageFiles(source, document, notice)),
  };
}

/** The sandbox has the types alone: it imports neither the client nor the codec, whose mistakes it would share. */
async function packageFiles(source, document, notice) {
  const { types, table } = await generate(source, { notice, extensions, knownValues: "x-terminal" });
  const operations = clientOperations(document, await loadTable(source, { extensions }));
  return {
    ...inFolder("packages/client/src/generated/", {
      "operations.ts": `// ${notice}\n${operations}`,
      "table.ts": table,
      "types.ts": types,
    }),
    ...inFolder("packages/sandbox/src/generated/", { "types.ts": types }),
    ...inFolder("packages/contract-tests/src/profile/generated/", {
      "published-operation.ts": `// ${notice}\n${publishedOperation(document)}`,
    }),
  };
}

/** The judge takes other descriptions too, so that all it knows of this one before it runs is what to suggest. */
function publishedOperation({ paths }) {
  const ids = Object.values(paths).flatMap((item) =>
    Object.values(item).flatMap(({ operationId }) => operationId ?? []),
  );
  return `export type PublishedOperation =\n${ids.map((id) => `  | ${JSON.stringify(id)}`).join("\n")};\n`;
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
