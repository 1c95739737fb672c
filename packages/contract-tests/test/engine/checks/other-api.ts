import { type Contract, loadContract } from "../../../src/index.ts";

const book = { $ref: "#/components/schemas/Book" };
const problem = { $ref: "#/components/schemas/Problem" };
const both = (schema: object) => ({ "application/json": { schema }, "application/xml": { schema } });

/** An API that is not StarfishETL's, and whose description says nothing of ASP.NET: HTTP's rules hold. */
export const otherApi: Contract = loadContract({
  openapi: "3.1.0",
  info: { title: "Shelf", version: "1" },
  paths: {
    "/books/{id}": {
      parameters: [
        { name: "id", in: "path", required: true, schema: { type: "integer" } },
        { name: "lang", in: "query", schema: { type: "string", minLength: 2 } },
        { name: "X-Trace", in: "header", schema: { type: "integer" } },
      ],
      get: {
        security: [{ bearer: [] }],
        responses: {
          "200": {
            description: "The book.",
            headers: {
              "X-Count": { required: true, schema: { type: "integer" } },
              "X-Tags": { schema: { type: "array", items: { type: "integer" } } },
              "X-Map": { schema: { type: "object" } },
            },
            content: { ...both(book), "text/html": { schema: { type: "string" } } },
          },
          "202": { description: "Later." },
          "400": { description: "No.", content: both(problem) },
        },
      },
      put: {
        security: [{ key: [] }],
        requestBody: { content: both(book) },
        responses: { "200": { description: "Changed.", content: both(book) }, "401": { description: "No." } },
      },
    },
    "/shelf": {
      post: {
        security: [{ basic: [] }, { bearer: [] }],
        requestBody: { content: { "application/json": { schema: book } } },
        responses: { "200": { description: "There.", content: { "application/json": { schema: problem } } } },
      },
    },
  },
  components: {
    securitySchemes: {
      bearer: { type: "http", scheme: "bearer" },
      basic: { type: "http", scheme: "basic" },
      key: { type: "apiKey", in: "header", name: "X-Key" },
    },
    schemas: {
      Book: {
        type: "object",
        xml: { name: "book", namespace: "urn:books" },
        properties: {
          title: { type: "string", xml: { namespace: "urn:books" } },
          price: { type: "number", xml: { namespace: "urn:books" } },
        },
      },
      Problem: { type: "object", additionalProperties: true, properties: { detail: { type: "string" } } },
    },
  },
});
