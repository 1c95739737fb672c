import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { makeFolder, runHere } from "../commands/surroundings.ts";
import { serve } from "../proxy/serve.ts";
import { description } from "./pets/description.ts";
import { createPets, credentials, type Habits } from "./pets/server.ts";

const variables = {
  STARFISH_TOKEN: credentials.token,
  STARFISH_API_KEY: credentials.apiKey,
};

test.each<[string, Habits, number]>([
  ["a right server", {}, 0],
  ["a server that is open to everyone", { opens: /addPet|getPet/ }, 1],
])("The command judges by the document that it is given: %s", async (_what, habits, expected) => {
  const { url } = await serve(createPets(habits));
  const folder = makeFolder();
  writeFileSync(join(folder, "pets.json"), JSON.stringify(description));
  const cases = ["--operation", "addPet", "--operation", "getPet", "--examples", "1"];
  const args = ["--base-url", url, "--description", "pets.json", ...cases];
  const { code, stdout } = await runHere(args, { folder, variables });
  expect(code, stdout).toBe(expected);
});
