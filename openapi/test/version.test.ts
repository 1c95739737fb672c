import { expect, test } from "vitest";
import { parse } from "yaml";
import { json, text } from "./published.ts";

test.each(["starfish.v1.yaml", "starfish.v1.arazzo.yaml"])("%s has the package's version", (file) => {
  expect(parse(text(file), { maxAliasCount: -1 }).info.version).toBe(json("package.json").version);
});
