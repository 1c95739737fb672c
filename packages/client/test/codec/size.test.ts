import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import { build } from "esbuild";
import { expect, test } from "vitest";

const src = fileURLToPath(new URL("../../src", import.meta.url));

/** What a consumer's bundler makes of these imports. */
async function bundle(contents: string): Promise<{ readonly gzipped: number; readonly files: readonly string[] }> {
  const { outputFiles, metafile } = await build({
    stdin: { contents, resolveDir: src, loader: "ts" },
    absWorkingDir: src,
    bundle: true,
    minify: true,
    format: "esm",
    target: "es2023",
    metafile: true,
    write: false,
  });
  const [output] = Object.values(metafile.outputs);
  const files = Object.entries(output?.inputs ?? {}).filter(([, { bytesInOutput }]) => bytesInOutput > 0);
  return { gzipped: gzipSync(outputFiles[0]?.contents ?? "", { level: 9 }).length, files: files.map(([file]) => file) };
}

// Byte counts are those of Node.js 24 and esbuild 0.28. 7,500 is the aim; the other limits are what was measured and a
// little more.
test.each([
  [
    "the XML codec with the table of all messages",
    `export * from "./codec/xml/decode.ts"; export * from "./codec/xml/encode.ts"; export { allMessages } from "./generated/all-messages.ts";`,
    7500,
  ],
  ["the JSON codec", `export * from "./codec/json.ts";`, 2900],
  ["all codecs with the table of all messages", `export * from "./codec.ts";`, 9900],
])("%s is no larger than it was, minified and gzipped", async (_, contents, limit) => {
  const { gzipped } = await bundle(contents);
  expect(gzipped).toBeLessThanOrEqual(limit);
});

test.each(["json", "form", "text"])("who imports the %s codec pays nothing for XML", async (name) => {
  const { files } = await bundle(`export * from "./codec/${name}.ts";`);
  expect(files.length).toBeGreaterThan(1);
  expect(files.filter((file) => file.includes("xml"))).toEqual([]);
});

test("no operation is in a bundle of the codecs", async () => {
  const { outputFiles } = await build({
    stdin: { contents: `export * from "./codec.ts";`, resolveDir: src, loader: "ts" },
    bundle: true,
    format: "esm",
    write: false,
  });
  expect(outputFiles[0]?.text).not.toContain("/v1/ExecuteJobAsync");
});

test("no code is made from text while it runs: a strict Content-Security-Policy forbids it", async () => {
  const { outputFiles } = await build({
    stdin: { contents: `export * from "./codec.ts";`, resolveDir: src, loader: "ts" },
    bundle: true,
    format: "esm",
    write: false,
  });
  expect(outputFiles[0]?.text).not.toMatch(/\beval\b|\bFunction\s*\(/);
});
