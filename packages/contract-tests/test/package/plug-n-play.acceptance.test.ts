import { execFile } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, expect, test } from "vitest";
import { packKit } from "./create-project.ts";

const folder = mkdtempSync(join(tmpdir(), "starfish-plug-n-play-"));
const execute = promisify(execFile);
// Yarn's own registry is another one than npm's, which may be all that can be reached.
const registry = (await execute("npm", ["config", "get", "registry"])).stdout.trim();
const yarn = (...args: readonly string[]) =>
  execute("npx", ["-y", "@yarnpkg/cli-dist@4.18.1", ...args], {
    cwd: folder,
    env: {
      ...process.env,
      YARN_NPM_REGISTRY_SERVER: registry,
      YARN_GLOBAL_FOLDER: join(folder, "global"),
      YARN_ENABLE_IMMUTABLE_INSTALLS: "false",
    },
  });

/** As the README says, with what it says of Prism. */
beforeAll(async () => {
  const readme = readFileSync(new URL("../../README.md", import.meta.url), "utf8");
  const [, extensions] = /`(packageExtensions: \{.*\})`/.exec(readme) ?? [];
  const { "@starfish-api/contract-tests": kit, ...others } = await packKit(folder);
  const prism = { "@stoplight/prism-core": "5", "@stoplight/prism-http": "5" };
  const dependencies = { "@starfish-api/contract-tests": kit, ...prism };
  writeFileSync(
    join(folder, "package.json"),
    JSON.stringify({ private: true, type: "module", dependencies, resolutions: others }),
  );
  writeFileSync(
    join(folder, ".yarnrc.yml"),
    `nodeLinker: pnp\nenableScripts: false\nenableTelemetry: false\n${extensions}\n`,
  );
  writeFileSync(join(folder, "yarn.lock"), "");
  await yarn("install");
});
afterAll(() => rmSync(folder, { recursive: true }));

test("Under Yarn Plug'n'Play the kit judges its sandbox: it has no dependency that it does not declare.", async () => {
  const { stdout } = await yarn("starfish-contract", "run", "--case", "getResults/*", "--examples", "0");
  expect(stdout).toMatch(/No case of \d+ (?:judged ones )?failed/);
});

test("Under Yarn Plug'n'Play the mock answers, with what the README says of Prism.", async () => {
  const program = `
    import { createMock } from "@starfish-api/contract-tests";
    const mock = await createMock();
    const headers = { authorization: "Bearer t", accept: "application/xml" };
    const answer = await mock.fetch(new Request("http://mock.test/v1/Results/r", { headers }));
    console.log(answer.status, (await answer.text()).slice(0, 23));
    await mock.close();`;
  writeFileSync(join(folder, "program.js"), program);
  expect((await yarn("node", "program.js")).stdout).toBe("200 <ArrayOfresultsResponse\n");
});
