import { describe, expect, test } from "vitest";
import {
  documentOf as documentOfShape,
  loadShapes,
  type Shape,
} from "../../../openapi-codec/test/suites/shapes/shape.ts";
import { type Case, documentOf } from "../../../openapi-codec/test/suites/specification/case.ts";
import { composition } from "../../../openapi-codec/test/suites/specification/cases/composition.ts";
import { lists } from "../../../openapi-codec/test/suites/specification/cases/lists.ts";
import { names } from "../../../openapi-codec/test/suites/specification/cases/names.ts";
import { nodeTypes } from "../../../openapi-codec/test/suites/specification/cases/node-types.ts";
import { nulls } from "../../../openapi-codec/test/suites/specification/cases/nulls.ts";
import { references } from "../../../openapi-codec/test/suites/specification/cases/references.ts";
import { scalars } from "../../../openapi-codec/test/suites/specification/cases/scalars.ts";
import { loadContract, UnreadableBodyError, writeXml } from "../../src/index.ts";
import { readXml } from "../../src/xml/read-xml.ts";

const cases: readonly Case[] = [composition, lists, names, nodeTypes, nulls, references, scalars].flat();

/** White space between elements means nothing, but beside a CDATA section it is a part of the text. */
const compact = (xml: string): string => (xml.includes("<![CDATA[") ? xml : xml.replaceAll(/>\s+</g, "><"));

describe.each(cases)("By the specification: $title", ({ openapi, schemas, value, xml, alsoRead = [] }) => {
  const contract = loadContract(documentOf(openapi, schemas));
  const [root = ""] = Object.keys(schemas);

  test("Every spelling of the XML is read as the value.", () => {
    for (const text of [xml, ...alsoRead].map(compact)) {
      expect(readXml(contract, root, text)).toEqual(value);
    }
  });

  test("The XML that is written is read as the value again.", () => {
    expect(readXml(contract, root, writeXml(contract, root, value))).toEqual(value);
  });
});

const shapes: readonly Shape[] = ["shapes.json", "further-shapes.json"].flatMap((file) =>
  loadShapes(new URL(`../../../openapi-codec/test/suites/shapes/${file}`, import.meta.url).href),
);
const isReference = ({ xml }: Shape): boolean => xml.includes("z:Ref");
const readable = shapes.filter((shape) => shape.value !== undefined && !isReference(shape));

test("There are shapes to look at.", () => {
  expect(readable.length).toBeGreaterThan(40);
});

describe.each(readable)("As a DataContract server writes it: $name", (shape) => {
  const contract = loadContract(documentOfShape(shape));
  const { root = "Root", value, xml } = shape;

  test("The XML is read as the value.", () => {
    expect(readXml(contract, root, xml)).toEqual(value);
  });

  test("The XML that is written is read as the value again.", () => {
    expect(readXml(contract, root, writeXml(contract, root, value))).toEqual(value);
  });
});

test.each(shapes.filter(isReference))("What the kit does not follow is said: $name", (shape) => {
  const contract = loadContract(documentOfShape(shape));
  expect(() => readXml(contract, shape.root ?? "Root", shape.xml)).toThrow(UnreadableBodyError);
});
