import { expect, test } from "vitest";
import { createLink, pathOf } from "../src/addresses.ts";
import { linkTarget, type Repository } from "../src/repository.ts";

const kinds: Readonly<Record<string, "file" | "folder">> = {
  "docs/guides/a.md": "file",
  "packages/client": "folder",
  "packages/client/README.md": "file",
  examples: "folder",
  "api.yaml": "file",
  "openapi/starfish.v1.yaml": "file",
};
const repository: Repository = { read: () => "", find: () => [], kind: (path) => kinds[path] ?? "missing" };

test("A link is taken from the file that it is in, and a folder means its README.", () => {
  expect(linkTarget(repository, "docs/README.md", "guides/a.md#b")).toBe("docs/guides/a.md");
  expect(linkTarget(repository, "docs/guides/a.md", "../../packages/client/")).toBe("packages/client/README.md");
  expect(linkTarget(repository, "README.md", "examples/")).toBe("examples");
});

test("Addresses elsewhere and anchors of the same page have no target.", () => {
  expect(linkTarget(repository, "README.md", "https://example.com")).toBeUndefined();
  expect(linkTarget(repository, "README.md", "#a")).toBeUndefined();
});

test("A link to what does not exist stops the build and says where it is.", () => {
  expect(() => linkTarget(repository, "README.md", "gone.md")).toThrow(
    "README.md links to gone.md, which does not exist",
  );
});

test("Files have their place in the site.", () => {
  expect(pathOf("docs/README.md")).toBe("index.html");
  expect(pathOf("docs/guides/waiting.md")).toBe("guides/waiting.html");
  expect(pathOf("packages/client/README.md")).toBe("packages/client/index.html");
  expect(pathOf("ARCHITECTURE.md")).toBe("architecture.html");
  expect(pathOf("packages/client/src/client.ts")).toBe("source/packages/client/src/client.ts.html");
});

test("A name behind the description leads to its page in the reference.", () => {
  const link = createLink(repository, "docs/guides/a.md", ["openapi/starfish.v1.yaml"]);
  expect(link("../../openapi/starfish.v1.yaml")).toBe("/openapi/starfish.v1.yaml");
  expect(link("../../openapi/starfish.v1.yaml#schemas/Error")).toBe("/reference/schemas/Error.html");
});

test("A link keeps its anchor, and downloads are linked as they are.", () => {
  const link = createLink(repository, "docs/README.md", ["api.yaml"]);
  expect(link("guides/a.md#b")).toBe("/guides/a.html#b");
  expect(link("../api.yaml")).toBe("/api.yaml");
});
