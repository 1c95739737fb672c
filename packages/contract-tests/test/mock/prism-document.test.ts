import { expect, test } from "vitest";
import { loadContract } from "../../src/index.ts";
import { toPrismDocument } from "../../src/mock/prism-document.ts";

const document = JSON.stringify(toPrismDocument(loadContract()));

test("Prism sees no callback, so it never calls out.", () => {
  expect(document).not.toContain("callbacks");
  expect(document).not.toContain("$request.body");
});

test("Prism sees JSON alone.", () => {
  const mediaTypes = [...document.matchAll(/"((?:application|text)\/[\w-]+)":/g)].map(([, name]) => name);
  expect(new Set(mediaTypes)).toEqual(new Set(["application/json"]));
});
