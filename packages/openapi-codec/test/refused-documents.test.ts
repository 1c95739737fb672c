import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, expect, test } from "vitest";
import { generate } from "../src/generate/generate.ts";

const folder = mkdtempSync(join(tmpdir(), "refused-"));
afterAll(() => rmSync(folder, { recursive: true }));

const head = (version = "3.1.0") => `openapi: ${version}\ninfo: { title: Things, version: "1" }\n`;
const described = (schema: string, others: readonly string[] = [], version?: string) => `${head(version)}paths:
  /things:
    post:
      operationId: addThing
      requestBody: { content: { application/xml: { schema: { $ref: "#/components/schemas/Thing" } } } }
      responses: { "200": { description: Added } }
components:
  schemas:
${[`Thing: ${schema}`, ...others].map((line) => `    ${line}\n`).join("")}`;
const member = (schema: string, others?: readonly string[], version?: string) =>
  described(`{ type: object, properties: { a: ${schema} } }`, others, version);
const paths = (text: string) => `${head()}paths:\n  ${text}\n`;
const answers = (text: string) => paths(`/things: { get: { operationId: a, responses: { ${text} } } }`);
const content = (text: string) => answers(`"200": { description: d, content: { ${text} } }`);
const parameters = (text: string) =>
  paths(`/things: { get: { parameters: [${text}], responses: { "200": { description: d } } } }`);
const union = (discriminator: string, ...others: string[]) =>
  described(
    `{ oneOf: [{ $ref: "#/components/schemas/Cat" }, { $ref: "#/components/schemas/Dog" }], discriminator: ${discriminator} }`,
    [...others, "Dog: { type: object, properties: { kind: { type: string } } }"],
  );
const cat = (kind: string) => `Cat: { type: object, properties: { kind: ${kind} } }`;
const a = "#/components/schemas/Thing/properties/a";
const things = "#/paths/~1things";

/** A mistake, the document with it, and what the generator says of it. */
const refused: readonly (readonly [mistake: string, document: string, pointer: string, words: RegExp])[] = [
  ["an empty file", "", "#", /the file is empty/],
  ["a comment alone", "# later\n", "#", /the file is empty/],
  ["a text", "hello\n", "#", /the file holds a text/],
  ["a list", "- a\n", "#", /the file holds a list/],
  ["two documents", `---\n${member("{}")}---\n${head()}`, "#", /several documents of YAML. Keep one/],
  ["a tab", "openapi: 3.1.0\ninfo:\n\ttitle: T\n", "#", /not YAML: Tabs .* line 3, column 1\. Correct it/],
  ["a version of two numbers", head("3.1"), "#", /\(openapi: 3\.1\)\. Write all three numbers, openapi: 3\.1\.0/],
  ["nothing but a head", head(), "#", /describes nothing/],
  ["an alias inside its anchor", `${head()}paths: {}\nx: &x { y: *x }\n`, "#", /inside its own anchor/],
  ["a path without a slash", paths("things: {}"), "#/paths/things", /does not begin with \/. Write \/things/],
  ["an operation that is a text", paths("/things: { get: listThings }"), `${things}/get`, /an operation is an object/],
  [
    "an operationId that is a number",
    paths("/things: { get: { operationId: 5 } }"),
    `${things}/get/operationId`,
    /text/,
  ],
  [
    "a status in small letters",
    answers("2xx: { description: d }"),
    `${things}/get/responses/2xx`,
    /2xx is not a status/,
  ],
  ["a word for a status", answers("ok: { description: d }"), `${things}/get/responses/ok`, /three digits/],
  [
    "a word for a media type",
    content("json: { schema: { type: string } }"),
    `${things}/get/responses/200/content/json`,
    /json is not a media type/,
  ],
  [
    "a media type described twice",
    content("text/json: { schema: { type: string } }, text/json; charset=utf-8: { schema: { type: integer } }"),
    `${things}/get/responses/200/content/text~1json; charset=utf-8`,
    /text\/json is described twice/,
  ],
  [
    "a parameter twice",
    parameters("{ name: q, in: query }, { name: q, in: query }"),
    `${things}/get/parameters/1`,
    /q stands twice in the query/,
  ],
  ["a schema that is a text", member("string"), a, /"string" stands where a schema belongs. Write an object/],
  ["a tuple in the old way", member("{ type: array, items: [{}, {}] }"), `${a}/items`, /a list stands where a schema/],
  ["a type that does not exist", member("{ type: int }"), `${a}/type`, /no type "int". Write string, number, integer/],
  ["null without quotes", member("{ type: [string, null] }"), `${a}/type`, /Write "null", in quotes/],
  ["the type null in 3.0", member('{ type: "null" }', [], "3.0.3"), `${a}/type`, /nullable: true/],
  ["required in the member", member("{ type: string, required: true }"), `${a}/required`, /List the member in the/],
  ["items of an object", member("{ type: object, items: {} }"), `${a}/items`, /items says nothing of .* object/],
  ["members of a text", member("{ type: string, properties: {} }"), `${a}/properties`, /says nothing of .* string/],
  ["an enum beside items", member("{ type: array, items: {}, enum: [x] }"), `${a}/enum/0`, /not of type array/],
  ["an enum without values", member("{ type: string, enum: [] }"), `${a}/enum`, /has no values/],
  ["a fraction for an integer", member("{ type: integer, enum: [1, 1.5] }"), a, /1\.5 is not of type integer/],
  ["a length that is a text", member('{ type: string, minLength: "1" }'), `${a}/minLength`, /whole number/],
  ["a length below 0", member("{ type: string, maxLength: -1 }"), `${a}/maxLength`, /0 or more/],
  ["a number of items that is a text", member('{ type: array, items: {}, minItems: "1" }'), `${a}/minItems`, /whole/],
  ["a step of 0", member("{ type: integer, multipleOf: 0 }"), `${a}/multipleOf`, /more than 0/],
  ["a pattern that is a number", member("{ type: string, pattern: 5 }"), `${a}/pattern`, /a pattern is a text/],
  [
    "a reference without quotes",
    member("\n          $ref: #/b\n        }").replace("a: \n", "a: {\n"),
    `${a}/$ref`,
    /quotes/,
  ],
  ["a reference by name alone", member("{ $ref: Other }"), a, /Write #\/components\/schemas\/Other/],
  ["a reference with a broken escape", member('{ $ref: "#/components/schemas/%zz" }'), a, /a % that escapes nothing/],
  ["a reference to all schemas", member('{ $ref: "#/components/schemas" }'), a, /does not lead to a schema/],
  [
    "a reference to an answer",
    `${member('{ $ref: "#/components/responses/R" }')}  responses: { R: { description: d } }\n`,
    a,
    /does not lead to a schema/,
  ],
  [
    "a member that only a condition describes",
    described("{ type: object, properties: { a: {} }, then: { properties: { b: {} } } }"),
    "#/components/schemas/Thing/then/properties/b",
    /b is described by a condition alone/,
  ],
  [
    "a mapping to no schema, of a union with one branch",
    described(
      '{ oneOf: [{ $ref: "#/components/schemas/Cat" }], discriminator: { propertyName: kind, mapping: { c: Cats } } }',
      [cat("{ type: string }")],
    ),
    "#/components/schemas/Thing/discriminator/mapping/c",
    /cannot be read/,
  ],
  [
    "a discriminator's word that its member does not allow",
    union("{ propertyName: kind }", cat("{ type: string, enum: [cat] }")),
    "#/components/schemas/Cat/properties/kind",
    /says Cat .* which kind does not allow. Give the discriminator a mapping, such as cat: "#\/components\/schemas\/Cat"/,
  ],
  [
    "a union that is a branch of itself",
    described('{ oneOf: [{ $ref: "#/components/schemas/B" }, { type: "null" }], discriminator: { propertyName: a } }', [
      'B: { oneOf: [{ $ref: "#/components/schemas/Thing" }], discriminator: { propertyName: a } }',
    ]),
    "#/components/schemas/Thing",
    /the union is a branch of itself/,
  ],
  [
    "a branch that is made of its union",
    described('{ oneOf: [{ $ref: "#/components/schemas/B" }], discriminator: { propertyName: a } }', [
      'B: { allOf: [{ $ref: "#/components/schemas/Thing" }] }',
    ]),
    "#/components/schemas/Thing/oneOf/0",
    /made of the union itself. Take it out: what is made by allOf of a schema with a discriminator is a choice without/,
  ],
  [
    "a branch for every other word",
    union("{ propertyName: kind, defaultMapping: Cat }", cat("{ type: string }")),
    "#/components/schemas/Thing/discriminator/defaultMapping",
    /cannot be carried/,
  ],
  [
    "a branch without a name and word",
    described("{ oneOf: [{ type: object, properties: { a: {} } }], discriminator: { propertyName: a } }"),
    "#/components/schemas/Thing/oneOf/0",
    /nothing says the discriminator's word for a branch without a name. Make it a component .* give it a const/,
  ],
  [
    "a value that is of none of several types",
    member("{ type: [string, integer], enum: [a, 1, true] }"),
    `${a}/enum/2`,
    /true is not of type string or integer/,
  ],
  [
    "a name that objects have",
    described("{ type: object }", ["constructor: { type: object }"]),
    "#/components/schemas/constructor",
    /every object of JavaScript has something called constructor. Give the schema another name/,
  ],
  [
    "a misspelt word of xml",
    member("{ type: string, xml: { atribute: true } }"),
    `${a}/xml/atribute`,
    /has no atribute/,
  ],
  [
    "a body that is an attribute",
    described("{ type: string, xml: { attribute: true } }"),
    "#/paths/~1things/post/requestBody/content/application~1xml/schema",
    /a body is an element, not attribute/,
  ],
  ["xsi:nil as a member", member("{ type: boolean, xml: { prefix: xsi, name: nil, attribute: true } }"), a, /xsi:nil/],
  [
    "what openapi-typescript alone looks at",
    `${member("{}")}  responses: { R: { description: d, headers: { X: { $ref: "#/components/headers/None" } } } }\n`,
    "#/components/responses/R/headers/X",
    /openapi-typescript refuses it: Can't resolve \$ref/,
  ],
];

test.each(refused)("a document is refused for %s", async (mistake, document, pointer, words) => {
  const file = join(folder, `${mistake.replaceAll(/\W/g, "-")}.yaml`);
  writeFileSync(file, document);
  const error = await generate(file).catch((cause: unknown) => cause);
  expect(error).toMatchObject({ name: "DocumentError", pointer });
  expect((error as Error).message).toMatch(words);
});

test("a file that is referred to is named in what is wrong with it", async () => {
  mkdirSync(join(folder, "parts"));
  writeFileSync(join(folder, "whole.yaml"), member('{ $ref: "parts/part.yaml" }'));
  for (const [part, pointer, words] of [
    ["", "#", /the file is empty/],
    ["{ type: [", "#", /not YAML/],
    ['{ type: object, properties: { b: { $ref: "none.yaml" } } }', "#/properties/b", /the file of the reference/],
  ] as const) {
    writeFileSync(join(folder, "parts/part.yaml"), part);
    const error = await generate(join(folder, "whole.yaml")).catch((cause: unknown) => cause);
    expect(error).toMatchObject({ name: "DocumentError", pointer, file: expect.stringMatching(/part\.yaml$/) });
    expect((error as Error).message).toMatch(words);
  }
});

test("the command says in one line what cannot be read or written", () => {
  const cli = fileURLToPath(new URL("../src/cli.ts", import.meta.url));
  writeFileSync(join(folder, "right.yaml"), `${head()}paths: {}\n`);
  const run = (...args: string[]) =>
    spawnSync(process.execPath, [cli, "generate", ...args], { cwd: folder, encoding: "utf8" });
  for (const [args, words] of [
    [["right.yaml", "--out", "right.yaml"], "right.yaml cannot be written: EEXIST\n"],
    [
      ["https://a.example/b.yaml", "--out", "x"],
      "https://a.example/b.yaml#: the document is not in a file. Save it to one",
    ],
  ] as const) {
    const { status, stderr } = run(...args);
    expect(stderr).toContain(words);
    expect([status, stderr.trim().split("\n").length]).toEqual([2, 1]);
  }
});
