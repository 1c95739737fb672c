import { Collection, type Item, ItemGroup } from "postman-collection";
import { expect, test } from "vitest";
import { description, json } from "./published.ts";

const { components, paths } = description();
const collection = new Collection(json("generated/starfish.v1.postman.json"));
const itemsOf = (group: ItemGroup): Item[] =>
  group.items.all().flatMap((item: Item | ItemGroup) => (item instanceof ItemGroup ? itemsOf(item) : [item as Item]));
const items = itemsOf(collection);

const folderOf = (item: Item) => (item.parent() as ItemGroup).name;
const bodies = items
  .filter(({ request }) => request.body?.mode === "raw")
  .map((item) => ({
    item,
    where: `${folderOf(item)} ${item.name}`,
    mediaType: item.request.headers.get("Content-Type") as string,
    raw: String(item.request.body?.raw),
    example: item.name.split(", ")[1] ?? "",
  }));

test("Postman's own library reads a request of every operation", () => {
  const described = Object.entries(paths).flatMap(([path, item]) =>
    Object.keys(item as object).map((method) => `${method.toUpperCase()} ${path}`),
  );
  expect(described.length).toBeGreaterThan(4);
  expect(new Set(items.map((item) => folderOf(item)))).toEqual(new Set(described));
});

test.each(bodies.filter(({ where }) => !where.includes("Webhook")))("$where carries the exact example", (body) => {
  const [method = "", path = ""] = folderOf(body.item).split(" ");
  const { $ref } = paths[path][method.toLowerCase()].requestBody.content[body.mediaType].examples[body.example];
  const { value } = components.examples[$ref.split("/").at(-1)];
  expect(body.mediaType.endsWith("json") ? JSON.parse(body.raw) : body.raw).toEqual(value);
});

test("a request in XML asks for XML, so that the answer is not JSON", () => {
  const inXml = bodies.filter(({ mediaType }) => mediaType.endsWith("xml"));
  expect(inXml.length).toBeGreaterThan(9);
  for (const { item, mediaType } of inXml) expect(item.request.headers.get("Accept")).toBe(mediaType);
});

test("the credentials are the user's own variables, and the token is kept", () => {
  const token = items.find((item) => folderOf(item) === "POST /token");
  expect(token?.request.body?.urlencoded?.toObject()).toEqual({
    grant_type: "password",
    username: "{{username}}",
    password: "{{password}}",
  });
  expect(token?.events.count()).toBe(1);
});

test("the address of a run is a variable of the path", () => {
  const results = items.find((item) => folderOf(item) === "GET /v1/Results/{id}");
  expect(results?.request.url.variables.get("id")).toBe("550e8400-e29b-41d4-a716-446655440000");
  expect(results?.request.url.getPath(true)).toBe("/v1/Results/:id");
});
