import { readFileSync } from "node:fs";
import { XMLParser } from "fast-xml-parser";
import { expect, test } from "vitest";

interface SchemaElement {
  readonly name: string;
  readonly type: string;
  readonly minOccurs: string;
  readonly maxOccurs: string;
  readonly nillable: boolean;
}

interface SchemaFile {
  readonly targetNamespace: string;
  readonly elementFormDefault: string;
  /** The members of each complex type, in order. */
  readonly types: ReadonlyMap<string, readonly SchemaElement[]>;
  readonly roots: ReadonlyMap<string, SchemaElement>;
}

type Attributes = Readonly<Record<string, string>>;
type Parsed = Attributes & { readonly [child: string]: unknown };

const parser = new XMLParser({
  ignoreAttributes: false,
  attributeNamePrefix: "",
  parseTagValue: false,
  isArray: (name) => ["xs:complexType", "xs:element"].includes(name),
});

function readSchema(path: string): SchemaFile {
  const text = readFileSync(new URL(path, import.meta.url), "utf8");
  const schema = (parser.parse(text) as { "xs:schema": Parsed })["xs:schema"];
  const types = schema["xs:complexType"] as unknown as readonly Parsed[];
  const roots = schema["xs:element"] as unknown as readonly Attributes[];
  return {
    targetNamespace: schema["targetNamespace"] ?? "",
    elementFormDefault: schema["elementFormDefault"] ?? "",
    types: new Map(types.map((type) => [type["name"] ?? "", membersOf(type)])),
    roots: new Map(roots.map((root) => [root["name"] ?? "", elementOf(root)])),
  };
}

function membersOf(type: Parsed): readonly SchemaElement[] {
  const sequence = type["xs:sequence"] as { readonly "xs:element"?: readonly Attributes[] };
  return (sequence["xs:element"] ?? []).map(elementOf);
}

function elementOf(attributes: Attributes): SchemaElement {
  return {
    name: attributes["name"] ?? "",
    type: attributes["type"] ?? "",
    minOccurs: attributes["minOccurs"] ?? "1",
    maxOccurs: attributes["maxOccurs"] ?? "1",
    nillable: attributes["nillable"] === "true",
  };
}

const exported = readSchema("wire-corpus/starfish.xsd");
const generated = readSchema("../openapi/generated/starfish.v1.xsd");

test("the generated XSD is for the same namespace as the one the framework exports", () => {
  expect(generated.targetNamespace).toBe(exported.targetNamespace);
  expect(generated.elementFormDefault).toBe(exported.elementFormDefault);
});

test("the framework's XSD has the four types of the captured server", () => {
  const names = ["execJobAsyncRequest", "execJobAsyncResponse", "ArrayOfresultsResponse", "resultsResponse"];
  expect([...exported.types.keys()]).toEqual(names);
  expect([...exported.roots.keys()]).toEqual(names);
});

// The capture says what the server of its day had. The description may have learned of more since then.
test.each([...exported.types])(
  "type %s has the captured members with their order, occurrence, nillability and types; others may stand between them",
  (name, members) => {
    const captured = new Set(members.map((member) => member.name));
    expect(generated.types.get(name)?.filter((member) => captured.has(member.name))).toEqual(members);
  },
);

test("members that were not captured may be missing from every message of the captured server", () => {
  const added = [...exported.types].flatMap(([name, members]) =>
    (generated.types.get(name) ?? []).filter((member) => !members.some((each) => each.name === member.name)),
  );
  expect(added.filter(({ minOccurs }) => minOccurs !== "0")).toEqual([]);
});

test.each([...exported.roots])("root element %s is the same", (name, root) => {
  expect(generated.roots.get(name)).toEqual(root);
});
