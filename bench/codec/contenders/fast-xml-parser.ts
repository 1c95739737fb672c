import { XMLBuilder, XMLParser, XMLValidator } from "fast-xml-parser";
import { allMessages } from "../../../packages/client/src/generated/all-messages.ts";
import type { Contender } from "../contender.ts";
import { type TreeView, valueOfTree } from "../value-of-tree.ts";

const XSI = "http://www.w3.org/2001/XMLSchema-instance";

const plainParser = new XMLParser();

export const fastXmlParser: Contender = {
  name: "fast-xml-parser",
  note: "as it comes: not strict, numbers guessed, no namespaces, a list of one row is no list",
  reads: "xml",
  equal: false,
  decode: (_schemaName, text) => plainParser.parse(text),
};

const strictParser = new XMLParser({
  ignoreAttributes: false,
  removeNSPrefix: true,
  parseTagValue: false,
  parseAttributeValue: false,
  trimValues: false,
  alwaysCreateTextNode: true,
  htmlEntities: true,
  isArray: (_name, _path, isLeaf, isAttribute) => isLeaf && !isAttribute,
});

/** What the parser makes of an element when it always makes a text node. */
type Parsed = Readonly<Record<string, unknown>>;

function isParsed(value: unknown): value is Parsed {
  return typeof value === "object" && value !== null;
}

interface Named {
  readonly name: string;
  readonly content: Parsed;
}

const view: TreeView<Named> = {
  name: ({ name }) => name,
  text: ({ content }) => String(content["#text"]),
  isNil: ({ content }) => content["@_nil"] === "true",
  children: ({ content }) =>
    Object.entries(content).flatMap(([name, child]) =>
      [child].flat().flatMap((one) => (isParsed(one) ? [{ name, content: one }] : [])),
    ),
};

const builder = new XMLBuilder({ ignoreAttributes: false, suppressBooleanAttributes: false, suppressEmptyNode: true });

/** The object that the builder writes as the element, members in the schema's order. */
function buildable(schemaName: string, value: unknown): unknown {
  const schema = allMessages.schemas[schemaName];
  if (schema === undefined || value === null) {
    return { "@_i:nil": "true" };
  }
  if (schema.item !== undefined) {
    return { [schema.item]: Array.isArray(value) ? value.map((item) => buildable(schema.item, item)) : [] };
  }
  const members: Record<string, unknown> = {};
  for (const { name } of schema.members) {
    if (Object.hasOwn(Object(value), name)) {
      const member: unknown = Object(value)[name];
      members[name] = member === null ? { "@_i:nil": "true" } : member;
    }
  }
  return members;
}

export const strictFastXmlParser: Contender = {
  name: "fast-xml-parser, strict",
  note: "XMLValidator first, then nothing guessed or trimmed and a walk beside the schema; still not well-formedness",
  reads: "xml",
  equal: true,
  decode: (schemaName, text) => {
    const validity = XMLValidator.validate(text);
    if (validity !== true) {
      throw new SyntaxError(validity.err.msg);
    }
    const document: unknown = strictParser.parse(text);
    const [root] = isParsed(document) ? view.children({ name: "", content: document }) : [];
    return root === undefined ? undefined : valueOfTree(view, schemaName, root);
  },
  encode: (schemaName, value) => {
    const namespace = allMessages.namespaces?.[schemaName] ?? "";
    const attributes = { "@_xmlns:i": XSI, "@_xmlns": namespace };
    return builder.build({ [schemaName]: { ...attributes, ...Object(buildable(schemaName, value)) } });
  },
};
