import { expect, test } from "vitest";
import { describe, narrow } from "../description.ts";

const json = "application/json";
const xml = "application/xml";

test("Of a body that has the wanted media type the others go.", () => {
  const body = { content: { [json]: { schema: {} }, [xml]: { schema: {} }, "text/xml": {} } };
  expect(narrow({ paths: [body] }, xml)).toEqual({ paths: [{ content: { [xml]: { schema: {} } } }] });
});

test("A body that does not have the wanted media type stays as it is.", () => {
  const body = { content: { "application/x-www-form-urlencoded": {} } };
  expect(narrow(body, xml)).toEqual(body);
});

test.each(["3.0", "3.1"] as const)("Edition %s is the published file where nothing is to be changed.", (edition) => {
  const document = JSON.parse(describe({ edition })) as { readonly openapi: string };
  expect(document.openapi.startsWith(edition)).toBe(true);
});
