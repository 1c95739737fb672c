import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { loadConfig } from "../../src/config/load-config.ts";
import { makeFolder } from "../commands/surroundings.ts";

const text = '{"environments":{"local":{"baseUrl":"http://127.0.0.1:1"}}}';
const config = JSON.parse(text);

test.each([
  ["json", text],
  ["yaml", "environments:\n  local:\n    baseUrl: http://127.0.0.1:1\n"],
  ["mjs", `export default ${text}`],
  ["ts", `interface Any {}\nconst config: Any = ${text};\nexport default config;`],
])("A configuration is read from .%s.", async (ending, content) => {
  const folder = makeFolder();
  writeFileSync(join(folder, `starfish-contract.config.${ending}`), content);
  expect((await loadConfig(folder)).config).toEqual(config);
});

test.each([
  ['{"environment":{}}', /did you mean environments\?/],
  ['{"environments":{"a":{"baseURL":"x"}}}', /did you mean baseUrl\?/],
  ['{"environments":{"a":{"baseUrl":"x","probejob":{}}}}', /did you mean probeJob\?/],
  ['{"environments":{"a":{"baseUrl":"x","password":"hunter2"}}}', /a secret has no place in a file/],
  ["{", /starfish-contract.config.json: /],
])("%s is refused with the place and what may stand there, and shows no value.", async (content, message) => {
  const folder = makeFolder();
  writeFileSync(join(folder, "starfish-contract.config.json"), content);
  const failure = await loadConfig(folder).catch((error: unknown) => error);
  expect(String(failure)).toMatch(message);
  expect(String(failure)).not.toContain("hunter2");
});
