import { readdirSync } from "node:fs";
import { expect, test } from "vitest";
import { parse } from "yaml";
import { json, text } from "./published.ts";

const folder = new URL("../", import.meta.url);
const documents = readdirSync(folder).filter((file) => /^\w+\.v\d+(\.arazzo)?\.yaml$/.test(file));

test("the documents are found", () => {
  expect(documents).toEqual(["starfish.v1.arazzo.yaml", "starfish.v1.yaml"]);
});

test.each(documents)("%s has the package's version", (file) => {
  expect(parse(text(file), { maxAliasCount: -1 }).info.version).toBe(json("package.json").version);
});
