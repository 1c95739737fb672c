import { execFile, execFileSync } from "node:child_process";
import { once } from "node:events";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import { stripTypeScriptTypes } from "node:module";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { afterAll, describe, expect, test } from "vitest";
import { carriedTable } from "./readme/carried.ts";
import { refusedTable } from "./readme/refused.ts";

const home = fileURLToPath(new URL("..", import.meta.url));
const page = join(home, "README.md");
const text = readFileSync(page, "utf8");

interface Block {
  readonly kind: string;
  readonly name: string;
  readonly language: string;
  readonly code: string;
}

const blocks = [
  ...text.matchAll(
    /(?:<!-- petstore(?<kind>-[a-z]+)?: (?<name>[\w.-]+) -->\n)?```(?<language>\w+)\n(?<code>.*?)```\n/gs,
  ),
].map(
  ({ groups = {} }): Block => ({
    kind: groups["kind"]?.slice(1) ?? "",
    name: groups["name"] ?? "",
    language: groups["language"] ?? "",
    code: groups["code"] ?? "",
  }),
);
const blocksOf = (kind: string): readonly Block[] => blocks.filter((block) => block.kind === kind);
const programs = blocks.filter(({ language }) => language === "ts");
const printed = (name: string): string | undefined => blocksOf("prints").find((block) => block.name === name)?.code;

/** What a reader has after following the page: the documents, the packages that it says to install, the generated files. */
const folder = mkdtempSync(join(tmpdir(), "petstore-"));
afterAll(() => rmSync(folder, { recursive: true }));
for (const name of ["openapi-fetch", "openapi-typescript", "typescript", "yaml", "@types"]) link(name);
mkdirSync(join(folder, "node_modules/@starfish-api"));
symlinkSync(home, join(folder, "node_modules/@starfish-api/openapi-codec"));
writeFileSync(join(folder, "package.json"), JSON.stringify({ private: true, type: "module" }));
for (const { name, code } of blocksOf("file")) writeFileSync(join(folder, name), code);
const commands = blocks.flatMap(({ language, code }) => (language === "sh" ? code.trim().split("\n") : []));
for (const command of commands.filter((line) => line.startsWith("npx openapi-codec "))) {
  execFileSync(process.execPath, [join(home, "src/cli.ts"), ...command.split(" ").slice(2)], { cwd: folder });
}
for (const { name, code } of programs) {
  writeFileSync(join(folder, "src", `${name}.ts`), code);
}

function link(name: string): void {
  mkdirSync(join(folder, "node_modules"), { recursive: true });
  symlinkSync(join(home, "node_modules", name), join(folder, "node_modules", name));
}

const sent: string[] = [];
const server = createServer(async (request, response) => {
  let body = "";
  for await (const chunk of request) body += chunk;
  sent.push(body);
  response.writeHead(201, { "Content-Type": "application/xml" });
  response.end('<pet id="7"><name>Rex &amp; Co</name></pet>');
});
server.listen(0, "127.0.0.1");
await once(server, "listening");
afterAll(() => server.close());
const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

test("every program, document and output is one that is tried here", () => {
  expect(programs.length).toBeGreaterThan(3);
  const untold = blocks.filter(({ name, language }) => name === "" && language !== "sh");
  expect(untold).toEqual([]);
});

test("what the page says to install is what the package asks for", () => {
  const installed = commands
    .filter((line) => line.startsWith("npm install "))
    .flatMap((line) => line.split(" ").slice(2))
    .filter((word) => word !== "-D")
    .map((word) => word.replace(/(?<=.)@.*/, ""));
  const { name, peerDependencies } = JSON.parse(readFileSync(join(home, "package.json"), "utf8"));
  expect(installed.sort()).toEqual([name, ...Object.keys(peerDependencies)].sort());
});

test("the compiler takes every program", { timeout: 120_000 }, async () => {
  const compilerOptions = {
    module: "nodenext",
    target: "es2023",
    lib: ["es2023", "dom", "dom.iterable"],
    types: ["node"],
    strict: true,
    exactOptionalPropertyTypes: true,
    noEmit: true,
    allowImportingTsExtensions: true,
    skipLibCheck: true,
  };
  writeFileSync(join(folder, "tsconfig.json"), JSON.stringify({ compilerOptions, include: ["src"] }));
  const compiler = join(home, "../../node_modules/typescript/bin/tsc");
  const { stdout } = await promisify(execFile)(process.execPath, [compiler, "-p", folder]).catch(
    (error: { readonly stdout: string }) => error,
  );
  expect(stdout).toBe("");
});

describe.each(programs)("$name", ({ name }) => {
  test("prints what the page says", async () => {
    for (const file of [`src/${name}`, "src/api/table"]) {
      const source = readFileSync(join(folder, `${file}.ts`), "utf8");
      writeFileSync(
        join(folder, `${file}.js`),
        stripTypeScriptTypes(source).replaceAll("https://petstore.example", address),
      );
    }
    sent.length = 0;
    const run = promisify(execFile)(
      process.execPath,
      ["--disable-warning=ExperimentalWarning", join(folder, "src", `${name}.js`)],
      { cwd: folder },
    );
    const { stdout, stderr } = await run;
    expect(stderr).toBe("");
    expect(stdout).toBe(printed(name));
    const expected = blocksOf("sent").filter((block) => block.name === name);
    expect(sent.map((body) => `${body}\n`)).toEqual(expected.map(({ code }) => code));
  });
});

/** The page with a table between its markers. */
function withTable(page: string, name: string, table: string): string {
  const marked = new RegExp(`(<!-- ${name}: begin -->\n).*?(<!-- ${name}: end -->)`, "s");
  expect(page).toMatch(marked);
  return page.replace(marked, (_, begin: string, end: string) => begin + table + end);
}

test("the tables say what the codec does today; after a change, run this test with -u", async () => {
  const carried = withTable(text, "carried", carriedTable());
  await expect(withTable(carried, "refused", refusedTable())).toMatchFileSnapshot(page);
});
