import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { createRepositoryCopy } from "../repository-copy.ts";

const copy = createRepositoryCopy();
const description = copy.read("openapi/starfish.v1.yaml");
const shorter = description.replaceAll("maxLength: 36", "maxLength: 30");

beforeAll(() => {
  copy.git("init", "--quiet");
  copy.git("add", "openapi/starfish.v1.yaml", "openapi/package.json", "packages/client/package.json");
  copy.git("commit", "--quiet", "--message", "A release");
});
beforeEach(() => {
  copy.write("openapi/starfish.v1.yaml", description);
  copy.write(".changeset/change.md", "---\n---\n");
});
afterAll(() => copy.remove());

const changeset = (bump: string) =>
  copy.write(
    ".changeset/change.md",
    `---\n"@starfish-api/openapi": ${bump}\n"@starfish-api/client": ${bump}\n---\n\nText.\n`,
  );
const tag = () => copy.git("tag", "--force", "@starfish-api/openapi@1.2.3");

test("before the first release nothing can break", () => {
  copy.write("openapi/starfish.v1.yaml", shorter);
  expect(copy.run("spec-changes.js")).toMatchObject({
    status: 0,
    output: expect.stringContaining("Nothing was released"),
  });
});

test("an unchanged description needs no changeset", () => {
  tag();
  expect(copy.run("spec-changes.js")).toMatchObject({ status: 0 });
});

test.each([
  ["breaking", shorter, "major", "minor"],
  ["additive", description.replaceAll("maxLength: 36", "maxLength: 40"), "minor", "patch"],
  ["rewording", description.replace("Start a job and return at once.", "Starts a job."), "patch", undefined],
])("a %s change needs its changeset, of the description and of the client", (_, changed, needed, tooLittle) => {
  tag();
  copy.write("openapi/starfish.v1.yaml", changed);
  if (tooLittle !== undefined) changeset(tooLittle);
  const refused = copy.run("spec-changes.js");
  expect(refused.status).toBe(1);
  expect(refused.output).toContain(`@starfish-api/openapi needs a changeset with "${needed}"`);
  expect(refused.output).toContain(`@starfish-api/client needs a changeset with "${needed}"`);
  changeset(needed);
  expect(copy.run("spec-changes.js").status).toBe(0);
});

test("another commit can be compared with", () => {
  copy.write("openapi/starfish.v1.yaml", shorter);
  expect(copy.run("spec-changes.js", "--base", "HEAD").output).toContain("major");
});
