import { expect, test } from "vitest";
import { oneFormat } from "../scripts/one-format.js";
import { description, json } from "./published.ts";

const form = "application/x-www-form-urlencoded";

/** The media types of every body, by where it stands. */
function mediaTypes(document: object): string[][] {
  return Object.entries(document).flatMap(([key, value]) => {
    if (typeof value !== "object" || value === null || key === "examples") return [];
    return key === "content" ? [Object.keys(value)] : mediaTypes(value);
  });
}

test.each(["json", "xml"])("bodies that have %s have nothing else, /token keeps its form", (format) => {
  const wanted = `application/${format}`;
  const edition = json(`generated/starfish.v1.${format}-bodies.json`);
  const bodies = mediaTypes(edition);
  expect(bodies.length).toBe(mediaTypes(description()).length);
  expect(bodies.filter((types) => types.includes(wanted)).every((types) => types.length === 1)).toBe(true);
  expect(Object.keys(edition.paths["/token"].post.requestBody.content)).toEqual([form]);
});

test.each(["json", "xml"])("no example of another format than %s is left over", (format) => {
  const edition = json(`generated/starfish.v1.${format}-bodies.json`);
  const names = Object.keys(edition.components.examples);
  const used = JSON.stringify(edition.paths) + JSON.stringify(edition.components.responses);
  expect(names.length).toBeGreaterThan(3);
  expect(names.filter((name) => !used.includes(`#/components/examples/${name}"`))).toEqual([]);
  expect(names.length).toBeLessThan(Object.keys(description().components.examples).length);
});

test("messages stay as they are", () => {
  const { schemas } = description().components;
  expect(oneFormat(description(), "application/xml").components.schemas).toEqual(schemas);
});

test("a member of an example that is called content is data", () => {
  const value = { content: { "application/json": 1, "text/xml": 2 } };
  const document = { paths: { x: { examples: { a: { value } } } }, components: { examples: {} } };
  expect(oneFormat(document, "application/json").paths).toEqual(document.paths);
});
