import { describe, expect, test } from "vitest";
import { createTable } from "../../../src/generate/create-table.ts";
import { DecodeError, decode, encode, type Issue, type Table } from "../../../src/index.ts";
import { xmlTree } from "../same-xml.ts";
import { thrownBy } from "../thrown-by.ts";
import { refusedDocuments, refusedMessages, writtenOtherwise } from "./expectations.ts";
import { documentOf, loadShapes, type Shape } from "./shape.ts";

const shapes = [...loadShapes("./shapes.json"), ...loadShapes("./further-shapes.json")];
const isReadable = ({ name }: Shape): boolean => !(name in refusedDocuments || name in refusedMessages);
const titled = (isMeant: (shape: Shape) => boolean): [string, Shape][] =>
  shapes.filter(isMeant).map((shape) => [shape.name, shape]);

test("There are 36 shapes, and further ones", () => {
  expect(loadShapes("./shapes.json")).toHaveLength(36);
  expect(new Set(shapes.map(({ name }) => name)).size).toBe(shapes.length);
});

test("Whatever is expected otherwise is one of the shapes", () => {
  const names = new Set(shapes.map(({ name }) => name));
  const expected = [refusedDocuments, refusedMessages, writtenOtherwise].flatMap((list) => Object.keys(list));
  expect(expected.filter((name) => !names.has(name))).toEqual([]);
});

describe.each(titled(isReadable))("%s", (_, shape) => {
  const root = shape.root ?? "Root";
  const table = (): Table => createTable(documentOf(shape));

  test("is read from what a server writes", () => {
    expect(decode(table(), root, shape.xml, "application/xml")).toEqual(shape.value);
  });

  test("is written as a server reads it", () => {
    const written = encode(table(), root, shape.value, "application/xml");
    expect(xmlTree(written)).toEqual(xmlTree(writtenOtherwise[shape.name]?.xml ?? shape.xml));
  });

  test("comes back from XML and from JSON as it was", () => {
    for (const mediaType of ["application/xml", "application/json"]) {
      expect(decode(table(), root, encode(table(), root, shape.value, mediaType), mediaType)).toEqual(shape.value);
    }
  });
});

describe.each(titled(({ name }) => name in refusedDocuments))("%s", (_, shape) => {
  test("is refused with its place when the table is made", async () => {
    const error = await thrownBy(() => createTable(documentOf(shape)));
    expect(error).toMatchObject({ name: "DocumentError", pointer: refusedDocuments[shape.name]?.pointer });
    expect(error.message).toMatch(refusedDocuments[shape.name]?.reason ?? "");
  });
});

describe.each(titled(({ name }) => name in refusedMessages))("%s", (_, shape) => {
  test("is refused with its place when it is read", async () => {
    const table = createTable(documentOf(shape));
    const error = await thrownBy(() => decode(table, "Root", shape.xml, "application/xml"));
    expect(error).toBeInstanceOf(DecodeError);
    expect(error).toMatchObject({
      issues: [
        {
          message: expect.stringMatching(refusedMessages[shape.name]?.reason ?? ""),
          path: refusedMessages[shape.name]?.path,
          line: 1,
          column: expect.any(Number),
        },
      ],
    });
  });
});

test("Whoever reads is told of members that stand in another order", () => {
  const shape = shapes.find(({ name }) => name.startsWith("members in another order")) as Shape;
  const issues: Issue[] = [];
  const onUnordered = (issue: Issue): void => void issues.push(issue);
  const read = decode(createTable(documentOf(shape)), "Root", shape.xml, "application/xml", { onUnordered });
  expect(read).toEqual(shape.value);
  expect(issues).toMatchObject([{ path: ["A"], line: 1 }]);
});
