import { execFile } from "node:child_process";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { expect, test } from "vitest";

test("every generated file is what the description makes of it", async () => {
  const generate = fileURLToPath(new URL("../openapi/scripts/generate.js", import.meta.url));
  await expect(promisify(execFile)(process.execPath, [generate, "--check"])).resolves.toMatchObject({ stderr: "" });
});
