import { execFile } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";
import { Miniflare } from "miniflare";
import { afterAll, describe, expect, test } from "vitest";
import { createProject } from "../package/pack-client.ts";
import { commandOf } from "./commands.ts";
import { startSandbox } from "./sandbox-process.ts";
import { bundleSmoke, expected } from "./smoke-program.ts";

const project = await createProject();
const sandbox = await startSandbox();
afterAll(() => {
  sandbox.stop();
  project.remove();
});

describe("the packed client starts a job in JSON and in XML and waits for it", () => {
  test.each(["deno", "bun"])("in %s", async (runtime) => {
    const entry = `console.log(JSON.stringify(await smoke("${sandbox.url}")));`;
    const file = join(project.folder, `${runtime}.mjs`);
    writeFileSync(file, await bundleSmoke(project.folder, entry));
    const [command, ...options] = commandOf(runtime);
    const { stdout } = await promisify(execFile)(command, [...options, file], { cwd: project.folder });
    expect(JSON.parse(stdout)).toEqual(expected);
  });

  test("in workerd", async () => {
    const entry = `export default { fetch: async () => Response.json(await smoke("${sandbox.url}")) };`;
    const script = await bundleSmoke(project.folder, entry);
    const worker = new Miniflare({ modules: true, script, compatibilityDate: "2025-06-01" });
    try {
      const response = await worker.dispatchFetch("http://worker.test/");
      expect(await response.json()).toEqual(expected);
    } finally {
      await worker.dispose();
    }
  });
});
