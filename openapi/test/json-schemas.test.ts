import { Ajv2020 } from "ajv/dist/2020.js";
import { expect, test } from "vitest";
import { description, json } from "./published.ts";

const { components, paths } = description();
const messages = Object.keys(components.schemas);
const schemaOf = (message: string) => json(`generated/starfish.v1.schemas/${message}.json`);

interface Example {
  readonly message: string;
  readonly name: string;
  readonly value: unknown;
}

const examples: readonly Example[] = Object.entries<{ readonly value: unknown }>(components.examples)
  .filter(([name]) => name.endsWith("-json"))
  .map(([name, { value }]) => ({ message: name.split("-")[0] ?? "", name, value }));

test.each(messages)("the schema of %s is complete in itself and needs no keyword that ajv does not know", (message) => {
  expect(() => new Ajv2020({ strict: true, strictTypes: false }).compile(schemaOf(message))).not.toThrow();
});

test("the operations' messages and the examples are there", () => {
  expect(Object.keys(paths).length).toBeGreaterThan(4);
  expect(examples.length).toBeGreaterThan(15);
});

test.each(examples)("$name is valid", ({ message, value }) => {
  const validate = new Ajv2020({ strict: true, strictTypes: false }).compile(schemaOf(message));
  expect(validate(value), JSON.stringify(validate.errors)).toBe(true);
});

test.each<readonly [what: string, message: string, value: unknown]>([
  ["a start without its runID", "execJobAsyncRequest", { projectID: "p", jobID: "j" }],
  ["a blank runID", "execJobAsyncRequest", { runID: " ", projectID: "p", jobID: "j" }],
  [
    "a logging level of the help page",
    "execJobAsyncRequest",
    { runID: "r", projectID: "p", jobID: "j", loggingLevel: 5 },
  ],
  ["a count beyond 32 bits", "resultsResponse", { totalRows: 2 ** 31 }],
  ["a row that is not an object", "ArrayOfresultsResponse", ["row"]],
  ["an inner error without its message", "Error", { Message: "m", InnerException: {} }],
])("%s is refused", (_, message, value) => {
  expect(new Ajv2020({ strict: true, strictTypes: false }).compile(schemaOf(message))(value)).toBe(false);
});
