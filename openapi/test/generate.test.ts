import { afterAll, expect, test } from "vitest";
import { createRepositoryCopy } from "./repository-copy.ts";

const copy = createRepositoryCopy();
afterAll(() => copy.remove());

test("a file that is not what the description makes of it is named, and fails the check", () => {
  const path = "openapi/starfish.v1.yaml";
  copy.write(path, copy.read(path).replaceAll("maxLength: 36", "maxLength: 30"));
  const { status, output } = copy.run("generate.js", "--check");
  expect(status).toBe(1);
  expect(output).toContain("openapi/generated/starfish.v1.json is stale");
  expect(output).toContain("packages/client/src/generated/table.ts is stale");
  expect(output).not.toContain("starfish.v1.errors.xsd is stale");
});
