import type { WireMember, WireObject } from "../../packages/client/src/codec/wire-table.ts";
import { allMessages } from "../../packages/client/src/generated/all-messages.ts";

/** How to look into the tree that a parser makes. */
export interface TreeView<Node> {
  children(node: Node): readonly Node[];
  /** Without its prefix. */
  name(node: Node): string;
  text(node: Node): string;
  isNil(node: Node): boolean;
}

/** The typed value of a tree: what every user of a parser without a schema has to do to get it. */
export function valueOfTree<Node>(view: TreeView<Node>, schemaName: string, root: Node): unknown {
  const schema = allMessages.schemas[schemaName];
  if (schema === undefined) {
    throw new RangeError(`There is no schema ${schemaName}`);
  }
  if (view.isNil(root)) {
    return null;
  }
  return schema.item !== undefined
    ? view.children(root).map((child) => valueOfTree(view, schema.item, child))
    : members(view, schema, root);
}

function members<Node>(view: TreeView<Node>, schema: WireObject, root: Node): unknown {
  const byName = membersByName(schema);
  const value: Record<string, unknown> = {};
  for (const child of view.children(root)) {
    const member = byName.get(view.name(child));
    if (member !== undefined) {
      value[member.name] = view.isNil(child) ? null : scalar(member, view.text(child));
    }
  }
  return value;
}

const cache = new Map<WireObject, Map<string, WireMember>>();

/** Made once for each schema, so that no contender pays for it in every message. */
export function membersByName(schema: WireObject): ReadonlyMap<string, WireMember> {
  let byName = cache.get(schema);
  if (byName === undefined) {
    byName = new Map(schema.members.map((member) => [member.name, member]));
    cache.set(schema, byName);
  }
  return byName;
}

/** The value of a text by the kind of its member. */
export function scalar(member: WireMember, text: string): unknown {
  switch (member.kind) {
    case "string":
      return text;
    case "integer":
      return Number(text);
    case "boolean":
      return text === "true" || text === "1";
    default:
      throw new RangeError(`${member.name} is no scalar`);
  }
}
