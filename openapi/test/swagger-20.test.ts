import { expect, test } from "vitest";
import { swagger20 } from "../scripts/swagger-20.js";
import { lossesPage } from "../scripts/swagger-20-losses.js";
import { description, json, text } from "./published.ts";

const original = description();
const edition = json("generated/starfish.v1.swagger-2.0.json");

type Node = Record<string, ReturnType<typeof JSON.parse>>;
const operationsOf = (document: Node) =>
  Object.values<Node>(document["paths"]).flatMap((item) => Object.values<Node>(item));
const operation = (id: string) => operationsOf(edition).find(({ operationId }) => operationId === id) ?? {};

/** The smallest description that the script reads, with one schema of the test's own. */
const withSchema = (schema: object) => ({
  openapi: "3.1.0",
  info: { title: "t", version: "1.0.0", summary: "s", description: "d", license: { name: "MIT", identifier: "MIT" } },
  servers: [{ url: "https://runs.test/base" }],
  security: [],
  paths: {},
  components: { schemas: { message: schema }, securitySchemes: {}, examples: {} },
});

test("it has every address, operation, status and member, and the marks of what must not be sent twice", () => {
  expect(edition.swagger).toBe("2.0");
  expect(Object.keys(edition.paths)).toEqual(Object.keys(original.paths));
  const facts = (each: Node) => [each["operationId"], each["x-starts-job"], Object.keys(each["responses"])];
  expect(operationsOf(edition).map(facts)).toEqual(operationsOf(original).map(facts));
  const members = (schemas: Node) =>
    Object.entries<Node>(schemas).map(([name, { properties = {}, required }]) => [
      name,
      Object.keys(properties),
      required,
    ]);
  expect(members(edition.definitions)).toEqual(members(original.components.schemas));
});

test("the server's address is in its three parts", () => {
  expect([edition.schemes, edition.host, edition.basePath]).toEqual([["https"], "api.starfishetl.com", "/"]);
  expect(swagger20(withSchema({ type: "object" })).edition).toMatchObject({ host: "runs.test", basePath: "/base" });
});

test("a body of JSON is one parameter, and a form's members are one each", () => {
  expect(operation("executeJobAsync")["parameters"]).toEqual([
    { name: "body", in: "body", required: true, schema: { $ref: "#/definitions/execJobAsyncRequest" } },
  ]);
  const { consumes, parameters } = operation("requestToken");
  expect(consumes).toEqual(["application/x-www-form-urlencoded"]);
  expect(parameters).toMatchObject([
    { name: "grant_type", in: "formData", type: "string", required: true, enum: ["password"] },
    { name: "password", in: "formData", type: "string", required: true, format: "password" },
    { name: "username", in: "formData", type: "string", required: true },
  ]);
});

test("parameters in addresses carry their type beside their name", () => {
  const id = expect.objectContaining({ name: "id", in: "path", type: "string" });
  expect(operation("getResults")["parameters"]).toContainEqual(id);
});

test("a bearer token is an API key, and an operation that may do without one says so", () => {
  expect(edition.securityDefinitions).toMatchObject({
    bearerToken: { type: "apiKey", in: "header", name: "Authorization" },
  });
  expect(edition.security).toEqual([{ bearerToken: [] }]);
  expect(operation("requestToken")["security"]).toEqual([]);
  expect(operation("postWebhook")["security"]).toEqual([{}, { bearerToken: [] }]);
});

test("the first example of an answer is kept", () => {
  expect(edition.responses.Started.examples).toEqual({
    "application/json": original.components.examples["execJobAsyncResponse-started-json"].value,
  });
});

test("what is lost is listed, each kind with its place", () => {
  const { losses } = swagger20(original);
  const places = Object.fromEntries(losses.map(({ kind, places }) => [kind, places]));
  expect(places).toMatchObject({
    mediaTypes: ["text/json", "application/xml", "text/xml", "application/x-www-form-urlencoded"],
    callbacks: ["runEnded of executeJobAsync"],
    anyBody: ["*/* of postWebhook"],
    securitySchemes: ["passwordGrant"],
    responseExamples: expect.arrayContaining(["refused of Started"]),
  });
  const page = text("generated/starfish.v1.swagger-2.0.md");
  expect(page).toBe(lossesPage("starfish.v1", losses));
  for (const place of losses.flatMap(({ places }) => places)) expect(page).toContain(place);
});

test("a type that may be null is marked, and told", () => {
  const { edition: made, losses } = swagger20(withSchema({ type: ["string", "null"] }));
  expect(made.definitions.message).toEqual({ type: "string", "x-nullable": true });
  expect(losses).toContainEqual({ kind: "nullable", places: [""] });
});

test.each(["oneOf", "anyOf", "not", "writeOnly", "deprecated"])("%s is refused, not dropped", (keyword) => {
  const schema = { type: "object", [keyword]: keyword.endsWith("Of") ? [{ type: "object" }] : {} };
  expect(() => swagger20(withSchema(schema))).toThrow(`OpenAPI 2.0 is known for ${keyword}`);
});

test("a loss that nobody has words for is not left out of the list", () => {
  expect(() => lossesPage("starfish.v1", [{ kind: "dreams", places: [] }])).toThrow("No words for the loss of dreams");
});
