import { execFileSync } from "node:child_process";
import { globSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { Validator } from "@seriousme/openapi-schema-validator";
import { Ajv2020 } from "ajv/dist/2020.js";
import { XmlDocument, XsdValidator } from "libxml2-wasm";
import { afterAll, describe, expect, test } from "vitest";
import { json } from "./published.ts";

const source = fileURLToPath(new URL("../", import.meta.url));
const redocly = join(source, "node_modules/@redocly/cli/bin/cli.js");

/** An empty folder in which the packed package is installed, as a user has it. */
const folder = mkdtempSync(join(tmpdir(), "starfish-openapi-tarball-"));
execFileSync("npm", ["pack", "--silent", "--pack-destination", folder], { cwd: source });
const [tarball = ""] = globSync("*.tgz", { cwd: folder });
writeFileSync(join(folder, "package.json"), '{"private":true}');
execFileSync("npm", ["install", "--silent", "--offline", "--no-audit", "--no-fund", `./${tarball}`], { cwd: folder });
afterAll(() => rmSync(folder, { recursive: true }));

const installed = join(folder, "node_modules/@starfish-api/openapi");
const require = createRequire(join(folder, "index.js"));
const exported = Object.keys(json("package.json").exports)
  .map((name) => name.slice("./".length))
  .flatMap((name) => {
    if (!name.includes("*")) return [name];
    const place = /^(?:clients|samples)/.test(name) ? installed : join(installed, "generated");
    return globSync(name.replace(/\/\*$/, "/**/*.*"), { cwd: place }).map((found) => found.replaceAll("\\", "/"));
  });
const path = (name: string) => require.resolve(`@starfish-api/openapi/${name}`);
const text = (name: string) => readFileSync(path(name), "utf8");
const object = (name: string) => JSON.parse(text(name));

describe("the packed package", () => {
  test.each(exported)("has %s", (name) => {
    expect(statSync(path(name)).size).toBeGreaterThan(100);
  });

  test("has an export for every file but its documentation", () => {
    const files = globSync("**/*.{json,yaml,xsd,sh,cs,py,ps1,java,go,ts}", { cwd: installed }).map((file) =>
      join(installed, file),
    );
    expect(files.sort()).toEqual(exported.map((name) => path(name)).sort());
  });

  test("is small, and carries neither scripts nor tests", () => {
    expect(statSync(join(folder, tarball)).size).toBeLessThan(130_000);
    const programs = globSync("**/*.{js,ts}", { cwd: installed }).filter((file) => !file.startsWith("samples"));
    expect(programs).toEqual([]);
  });
});

const oneFormat: readonly [string, string][] = [
  ["starfish.v1.json-bodies.json", "3.1"],
  ["starfish.v1.json-bodies.openapi-3.0.json", "3.0"],
  ["starfish.v1.xml-bodies.json", "3.1"],
  ["starfish.v1.xml-bodies.openapi-3.0.json", "3.0"],
];

describe("each file is read by its ecosystem's own tools", () => {
  test("Redocly finds no mistake in any description", () => {
    const names = [
      "starfish.v1.yaml",
      "starfish.v1.json",
      "starfish.v1.openapi-3.0.json",
      ...oneFormat.map(([name]) => name),
      "starfish.v1.swagger-2.0.json",
      "starfish.v1.arazzo.yaml",
    ];
    const options = { cwd: folder, encoding: "utf8", stdio: "pipe" } as const;
    const report = execFileSync(
      process.execPath,
      [redocly, "lint", "--extends=spec", "--format=json", ...names.map(path)],
      options,
    );
    const found = [...report.matchAll(/"(?:errors|warnings)": (\d+)/g)].map(([, count]) => Number(count));
    expect(found).toEqual(names.flatMap(() => [0, 0]));
  });

  test.each<[string, string]>([
    ["starfish.v1.json", "3.1"],
    ["starfish.v1.openapi-3.0.json", "3.0"],
    ["starfish.v1.swagger-2.0.json", "2.0"],
    ...oneFormat,
  ])("%s is valid by the schema of OpenAPI %s", async (name, version) => {
    const validator = new Validator();
    expect(await validator.validate(object(name))).toEqual({ valid: true });
    expect(validator.version).toBe(version);
  });

  test("ajv compiles every JSON Schema", () => {
    const schemas = exported.filter((name) => name.includes(".schemas/"));
    expect(schemas.length).toBeGreaterThan(9);
    const ajv = new Ajv2020({ strict: true, strictTypes: false });
    for (const name of schemas) expect(ajv.compile(object(name))).toBeTypeOf("function");
  });

  test("libxml2 takes the XML of every vector by the XSD, and no other order of its members", () => {
    using schema = XmlDocument.fromString(text("starfish.v1.xsd"));
    using validator = XsdValidator.fromDoc(schema);
    const isValid = (xml: string) => {
      using document = XmlDocument.fromString(xml);
      try {
        validator.validate(document);
        return true;
      } catch {
        return false;
      }
    };
    const { vectors } = object("starfish.v1.vectors/messages.json");
    const texts = vectors.map(({ xml = "" }) => xml).filter((xml: string) => xml.includes("StarfishAPI"));
    expect(texts.length).toBeGreaterThan(10);
    expect(texts.filter((xml: string) => !isValid(xml))).toEqual([]);
    const start = texts.find((xml: string) => xml.includes("</jobID><projectID>"));
    const swapped = start.replace(/(<jobID>.*<\/jobID>)(<projectID>.*<\/projectID>)/, "$2$1");
    expect([swapped === start, isValid(swapped)]).toEqual([false, false]);
  });

  test("libxml2 compiles the XSD of the errors", () => {
    using schema = XmlDocument.fromString(text("starfish.v1.errors.xsd"));
    using validator = XsdValidator.fromDoc(schema);
    using error = XmlDocument.fromString("<Error><Message>m</Message></Error>");
    expect(() => validator.validate(error)).not.toThrow();
  });

  test.each(["messages", "answers", "requests", "refusals"])(
    "the %s are valid by the schema of the vectors",
    (kind) => {
      const ajv = new Ajv2020({ strict: true, strictTypes: false, strictRequired: false });
      expect(ajv.validate(object("vectors.schema.json"), object(`starfish.v1.vectors/${kind}.json`))).toBe(true);
    },
  );
});
