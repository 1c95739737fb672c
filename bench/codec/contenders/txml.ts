import { parse, stringify, type TNode } from "txml/txml";
import { allMessages } from "../../../packages/client/src/generated/all-messages.ts";
import type { Contender } from "../contender.ts";
import { type TreeView, valueOfTree } from "../value-of-tree.ts";

const isNode = (child: TNode | string): child is TNode => typeof child !== "string";

const view: TreeView<TNode> = {
  name: ({ tagName }) => tagName.slice(tagName.indexOf(":") + 1),
  text: ({ children }) => children.join(""),
  isNil: ({ attributes }) => attributes["i:nil"] === "true",
  children: ({ children }) => children.filter(isNode),
};

function node(tagName: string, children: TNode["children"], attributes: TNode["attributes"] = {}): TNode {
  return { tagName, attributes, children };
}

/** Members in the schema's order. */
function nodeOf(tagName: string, schemaName: string, value: unknown): TNode {
  const schema = allMessages.schemas[schemaName];
  if (schema === undefined || value === null) {
    return node(tagName, [], { "i:nil": "true" });
  }
  if (schema.item !== undefined) {
    const items: unknown[] = Array.isArray(value) ? value : [];
    return node(
      tagName,
      items.map((item) => nodeOf(schema.item, schema.item, item)),
    );
  }
  const children = schema.members
    .filter(({ name }) => Object.hasOwn(Object(value), name))
    .map(({ name }) => {
      const member: unknown = Object(value)[name];
      return member === null ? node(name, [], { "i:nil": "true" }) : node(name, [String(member)]);
    });
  return node(tagName, children);
}

export const txml: Contender = {
  name: "txml",
  note: "nothing is checked: any text gives a tree; then a walk beside the schema",
  reads: "xml",
  equal: true,
  decode: (schemaName, text) => {
    const [root] = parse(text, { decodeEntities: true, keepWhitespace: true }).filter(isNode);
    return root === undefined ? undefined : valueOfTree(view, schemaName, root);
  },
  encode: (schemaName, value) => {
    const namespace = allMessages.namespaces?.[schemaName] ?? "";
    const element = nodeOf(schemaName, schemaName, value);
    const attributes = { "xmlns:i": "http://www.w3.org/2001/XMLSchema-instance", xmlns: namespace };
    return stringify([{ ...element, attributes: { ...attributes, ...element.attributes } }], {
      encodeEntities: true,
      keepWhitespace: true,
    });
  },
};
