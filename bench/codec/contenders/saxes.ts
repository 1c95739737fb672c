import { SaxesParser } from "saxes";
import type { WireMember, WireObject } from "../../../packages/client/src/codec/wire-table.ts";
import { allMessages } from "../../../packages/client/src/generated/all-messages.ts";
import type { Contender } from "../contender.ts";
import { membersByName, scalar } from "../value-of-tree.ts";

const XSI = "http://www.w3.org/2001/XMLSchema-instance";

/** The members of an object, from the events of saxes. */
function decode(schemaName: string, text: string): unknown {
  const schema = allMessages.schemas[schemaName];
  if (schema === undefined) {
    throw new RangeError(`There is no schema ${schemaName}`);
  }
  const item = schema.item !== undefined ? allMessages.schemas[schema.item] : schema;
  const members = membersByName(item as WireObject);
  const memberDepth = schema.item !== undefined ? 3 : 2;
  const items: Record<string, unknown>[] = [];
  let current: Record<string, unknown> = {};
  let member: WireMember | undefined;
  let isNil = false;
  let content = "";
  let depth = 0;

  const parser = new SaxesParser({ xmlns: true, position: false });
  parser.on("error", (error) => {
    throw error;
  });
  parser.on("opentag", (tag) => {
    depth++;
    if (tag.uri !== allMessages.namespaces?.[schemaName]) {
      throw new RangeError(`${tag.name} is in another namespace`);
    }
    if (depth === memberDepth - 1) {
      current = {};
      items.push(current);
    } else if (depth === memberDepth) {
      member = members.get(tag.local);
      isNil = Object.values(tag.attributes).some(
        ({ local, uri, value }) => local === "nil" && uri === XSI && value === "true",
      );
      content = "";
    }
  });
  const append = (piece: string): void => {
    content += piece;
  };
  parser.on("text", append);
  parser.on("cdata", append);
  parser.on("closetag", () => {
    if (depth === memberDepth && member !== undefined) {
      current[member.name] = isNil ? null : scalar(member, content);
    }
    depth--;
  });
  parser.write(text).close();
  return schema.item !== undefined ? items : items[0];
}

export const saxes: Contender = {
  name: "saxes",
  note: "strict, with namespaces; a schema reader of thirty lines over its events; it cannot write",
  reads: "xml",
  equal: true,
  decode,
};
