import { describe, expect, test } from "vitest";
import { loadContract, type MediaType, readValue, writeXml } from "../../../src/index.ts";
import { toBytes } from "../exchanges.ts";

const contract = loadContract();

interface Golden {
  readonly name: string;
  readonly schema: string;
  readonly xml: string;
  readonly value: unknown;
}

/** Every named example that exists both as XML and as JSON, once. */
const golden = contract.operations.flatMap(({ request, responses }) => [
  ...collect(request?.mediaTypes ?? {}),
  ...Object.values(responses).flatMap(({ mediaTypes }) => collect(mediaTypes)),
]);
const unique = [...new Map(golden.map((each) => [`${each.schema} ${each.name}`, each])).values()];

function collect(mediaTypes: Readonly<Record<string, MediaType>>): Golden[] {
  const { schema, examples = {} } = mediaTypes["application/xml"] ?? {};
  return Object.entries(examples).map(([name, xml]) => ({
    name,
    schema: schema ?? "",
    xml: String(xml),
    value: mediaTypes["application/json"]?.examples[name],
  }));
}

test("There are golden examples of every message that has an XML form.", () => {
  const withXml = Object.entries(contract.schemas).filter(([, schema]) => schema.xml?.name !== undefined);
  const nested = "resultsResponse";
  expect(new Set([...unique.map(({ schema }) => schema), nested])).toEqual(new Set(withXml.map(([name]) => name)));
  expect(unique.length).toBeGreaterThan(15);
});

describe.each(unique)("$schema, $name", ({ schema, xml, value }) => {
  test("Reading the XML gives the JSON's value", () => {
    expect(readValue(contract, schema, "application/xml", toBytes(xml))).toEqual(value);
  });

  test("Writing the value gives the XML to the byte", () => {
    expect(writeXml(contract, schema, value)).toBe(xml);
  });

  test("The XML schema allows the XML, and the JSON schema the value", () => {
    expect(contract.validateXml(xml)).toEqual([]);
    expect(contract.validateValue(schema, value)).toEqual([]);
  });
});
