import { createTable, DocumentError } from "../../src/generate/index.ts";

const schemas = (Pet: object, others: object = {}) => ({
  openapi: "3.1.0",
  paths: {},
  components: { schemas: { Pet, ...others } },
});
const member = (schema: object) => schemas({ type: "object", properties: { tag: schema } });
const sent = (schema: object) => ({
  openapi: "3.1.0",
  paths: { "/pets": { post: { requestBody: { content: { "application/xml": { schema } } } } } },
});
const text = { type: "string" };

/** What a reader may have in a document, and the document. */
const documents: readonly (readonly [what: string, document: object])[] = [
  ["another version of OpenAPI", { swagger: "2.0" }],
  ["a reference to the network", member({ $ref: "https://example.com/tag.yaml" })],
  ["a reference that leads nowhere", member({ $ref: "#/components/schemas/Tag" })],
  ["`nullable` in 3.1", member({ type: "string", nullable: true })],
  [
    "keywords beside a `$ref` in 3.0",
    { ...member({ $ref: "#/components/schemas/Pet", nullable: true }), openapi: "3.0.3" },
  ],
  ["objects that nothing tells apart", member({ oneOf: [{ type: "object" }, { type: "object" }] })],
  ["an object or a text, as one schema", member({ type: ["object", "string"] })],
  ["tuples", member({ type: "array", prefixItems: [text] })],
  ["keys by pattern", member({ type: "object", patternProperties: { "^x": text } })],
  ["a list without `items`", member({ type: "array" })],
  ["a required member without a schema", schemas({ type: "object", required: ["name"] })],
  ["XML: a text or a number", member({ type: ["string", "integer"] })],
  ["XML: a list at the root", schemas({ type: "array", items: text })],
  ["XML: a body without a name", sent({ type: "object" })],
  ["XML: a prefix without a namespace", member({ ...text, xml: { prefix: "p" } })],
  ["XML: a name with a blank", member({ ...text, xml: { name: "pet tag" } })],
  ["XML: a name with a prefix", member({ ...text, xml: { name: "xml:lang", attribute: true } })],
];

/** A row for each: the reason and the remedy, as the generator tells them. */
export function refusedTable(): string {
  const rows = documents.map(([what, document]) => {
    const { reason, remedy } = refusalOf(document);
    return `| ${what} | ${cell(reason)} | ${cell(remedy)} |\n`;
  });
  return `| in the document | the reason told | the remedy told |\n|---|---|---|\n${rows.join("")}`;
}

const cell = (words: string): string => words.replaceAll("|", "\\|");

function refusalOf(document: object): DocumentError {
  try {
    createTable(document);
  } catch (error) {
    if (error instanceof DocumentError) return error;
    throw error;
  }
  throw new Error(`The document was taken: ${JSON.stringify(document)}`);
}
