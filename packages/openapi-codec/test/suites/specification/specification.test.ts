import { describe, expect, test } from "vitest";
import { createTable } from "../../../src/generate/create-table.ts";
import { DecodeError, decode, EncodeError, encode, type Table } from "../../../src/index.ts";
import { xmlTree } from "../same-xml.ts";
import { thrownBy } from "../thrown-by.ts";
import { type Case, documentOf } from "./case.ts";
import { composition } from "./cases/composition.ts";
import { lists } from "./cases/lists.ts";
import { names } from "./cases/names.ts";
import { nodeTypes } from "./cases/node-types.ts";
import { nulls } from "./cases/nulls.ts";
import { references } from "./cases/references.ts";
import { scalars } from "./cases/scalars.ts";
import { refusedDocuments } from "./refused-documents.ts";
import { refusedMessages } from "./refused-messages.ts";
import { refusedValues } from "./refused-values.ts";

const xml = "application/xml";
const json = "application/json";

const cases: readonly (Case & { readonly root: string })[] = [
  ...[names, lists, nodeTypes, nulls, references, composition, scalars].flat(),
].map((one) => ({ ...one, root: Object.keys(one.schemas)[0] ?? "" }));

test("Titles are told apart by their versions at most", () => {
  const titles = cases.map(({ title, openapi }) => `${title} (${openapi})`);
  expect(new Set(titles).size).toBe(titles.length);
});

describe.each(cases.map((one) => [`${one.title} (OpenAPI ${one.openapi})`, one] as const))("%s", (_, one) => {
  const { root, value } = one;
  const table = (): Table => createTable(documentOf(one.openapi, one.schemas));

  test("is read", () => {
    for (const text of [one.xml, ...(one.alsoRead ?? [])]) expect(decode(table(), root, text, xml)).toEqual(value);
  });

  test("is written", () => {
    const written = encode(table(), root, value, xml);
    const options = { spaceBetweenElements: "drop" } as const;
    expect(xmlTree(written, options)).toEqual(xmlTree(one.xml, options));
    expect(written).toContain(one.holds ?? "");
  });

  test("comes back from XML", () => {
    expect(decode(table(), root, encode(table(), root, value, xml), xml)).toEqual(value);
  });

  test("comes back from JSON", async () => {
    if (one.isXmlOnly === true) {
      expect(await thrownBy(() => encode(table(), root, value, json))).toBeInstanceOf(EncodeError);
      return;
    }
    const written = encode(table(), root, value, json);
    expect(JSON.parse(written)).toEqual(value);
    expect(decode(table(), root, written, json)).toEqual(value);
  });
});

describe("A document is refused", () => {
  test.each(refusedDocuments.map((one) => [`${one.because} (OpenAPI ${one.openapi})`, one] as const))(
    "%s",
    async (_, { openapi, schemas, paths, pointer, reason }) => {
      const error = await thrownBy(() => createTable(documentOf(openapi, schemas, paths)));
      expect(error).toMatchObject({ name: "DocumentError", pointer });
      expect(error.message).toMatch(reason);
    },
  );
});

describe("A message is refused", () => {
  test.each(refusedMessages.map((one) => [one.because, one] as const))(
    "%s",
    async (_, { schemas, xml: text, path }) => {
      const table = createTable(documentOf("3.1.2", schemas));
      const error = await thrownBy(() => decode(table, Object.keys(schemas)[0] ?? "", text, xml));
      expect(error).toBeInstanceOf(DecodeError);
      expect(error).toMatchObject({ issues: [{ path, line: expect.any(Number), column: expect.any(Number) }] });
    },
  );
});

describe("A value is refused", () => {
  test.each(refusedValues.map((one) => [one.because, one] as const))("%s", async (_, { schemas, value, path }) => {
    const table = createTable(documentOf("3.1.2", schemas));
    const error = await thrownBy(() => encode(table, Object.keys(schemas)[0] ?? "", value, xml));
    expect(error).toBeInstanceOf(EncodeError);
    expect(error).toMatchObject({ issues: [{ path }] });
  });
});
