import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { expect, test } from "vitest";

const program = `
  import { createClient } from "../../src/index.ts";
  import { encode } from "../../src/codec.ts";
  export const xml = encode("execJobAsyncRequest", { runID: "r", projectID: "p", jobID: "j" }, "application/xml");
  export const rows = createClient({ baseUrl: "http://a.test", fetch: async () => Response.json([]) }).getResults("r");`;

test("a bundler may write the client for browsers of 2015, where a power is a call of Math.pow, which takes no bigint", async () => {
  const folder = fileURLToPath(new URL(".", import.meta.url));
  const { outputFiles } = await build({
    stdin: { contents: program, resolveDir: folder, sourcefile: "program.ts", loader: "ts" },
    bundle: true,
    format: "esm",
    target: "es2015",
    write: false,
    logLevel: "error",
    logOverride: { bigint: "silent" },
  });
  const { xml, rows } = await import(
    `data:text/javascript;base64,${Buffer.from(outputFiles[0]?.contents ?? []).toString("base64")}`
  );
  expect(xml).toContain("<jobID>j</jobID>");
  expect(await rows).toEqual([]);
});
