import { type SaxesAttributeNS, SaxesParser, type SaxesTagNS } from "saxes";
import { resolveType } from "../../packages/openapi-codec/src/rules/compile.ts";
import type { Table, Type } from "../../packages/openapi-codec/src/table.ts";
import { xmlMembers } from "../../packages/openapi-codec/src/xml/members.ts";
import { schemaInstance } from "../../packages/openapi-codec/src/xml/names.ts";
import { elementPlace, rootPlace } from "../../packages/openapi-codec/src/xml/place.ts";
import type { Shape } from "./shapes.ts";

/** How the content of an element becomes a value. */
interface Plan {
  readonly kind: Exclude<Type["kind"], "ref">;
  /** By local name. */
  readonly children: ReadonlyMap<string, Child>;
  readonly attributes: ReadonlyMap<string, Plan & { readonly key: string }>;
  /** For children with any name. */
  readonly others: Child | undefined;
}

interface Child {
  /** The member that the value is; the element's own name without one. */
  readonly key?: string;
  readonly namespace: string;
  /** Whether the value is one of many, in a list of that key or in the list itself. */
  readonly isItem: boolean;
  readonly plan: () => Plan;
}

/** An element that is open. */
interface Open {
  readonly plan: Plan | undefined;
  readonly child: Child | undefined;
  readonly name: string;
  readonly value: Record<string, unknown> | unknown[];
  readonly isNil: boolean;
  text: string;
}

/** Reads a shape by the events of saxes, with the same table that the codec has. */
export function saxesReader({ table, schema }: Shape, xml: string): () => unknown {
  const root = rootPlace(table.types[schema] as Type, schema);
  const rootChild: Child = {
    key: schema,
    namespace: root.namespace,
    isItem: false,
    plan: planner(table)(table.types[schema] as Type, root.inside),
  };
  return () => read(xml, root.name, rootChild);
}

/** Makes the plan of each type once. */
function planner(table: Table): (type: Type, inside: string) => () => Plan {
  const plans = new Map<Type, Plan>();
  const planOf = (given: Type, inside: string) => (): Plan => {
    const type = resolveType(table, given);
    let plan = plans.get(type);
    if (plan === undefined) {
      plan = makePlan(type, inside);
      plans.set(type, plan);
    }
    return plan;
  };
  const makePlan = (type: Exclude<Type, { kind: "ref" }>, inside: string): Plan => {
    const children = new Map<string, Child>();
    const attributes = new Map<string, Plan & { key: string }>();
    let others: Child | undefined;
    if (type.kind === "list") {
      const place = elementPlace(type.item.xml, "", inside);
      children.set(place.name, { namespace: place.namespace, isItem: true, plan: planOf(type.item, place.inside) });
    } else if (type.kind === "object") {
      const members = xmlMembers(table, type, inside);
      for (const { member, item, place } of members.elements) {
        const plan = planOf(item ?? member, place.inside);
        children.set(place.name, { key: member.name, namespace: place.namespace, isItem: item !== undefined, plan });
      }
      for (const { member, place } of members.attributes) {
        attributes.set(place.name, { ...planOf(member, "")(), key: member.name });
      }
      if (type.others) others = { namespace: inside, isItem: false, plan: planOf(type.others, inside) };
    }
    return { kind: type.kind, children, attributes, others };
  };
  return planOf;
}

function read(xml: string, rootName: string, root: Child): unknown {
  const open: Open[] = [];
  let result: unknown;
  const parser = new SaxesParser({ xmlns: true, position: false });
  parser.on("error", (error) => {
    throw error;
  });
  parser.on("opentag", (tag) => {
    const parent = open.at(-1);
    const child = parent === undefined ? rootOf(tag) : (parent.plan?.children.get(tag.local) ?? parent.plan?.others);
    const isKnown = child !== undefined && child.namespace === tag.uri;
    const plan = isKnown ? child.plan() : undefined;
    const value = plan?.kind === "list" ? [] : {};
    const isNil = readAttributes(tag.attributes, plan, value);
    open.push({ plan, child: isKnown ? child : undefined, name: tag.local, value, isNil, text: "" });
  });
  const append = (piece: string): void => {
    const last = open.at(-1);
    if (last !== undefined) last.text += piece;
  };
  parser.on("text", append);
  parser.on("cdata", append);
  parser.on("closetag", () => {
    const { plan, child, name, value, isNil, text } = open.pop() as Open;
    if (plan === undefined || child === undefined) return;
    const own = isNil ? null : contentOf(plan, text, value);
    const parent = open.at(-1)?.value as Record<string, unknown> | unknown[] | undefined;
    const key = child.key ?? name;
    if (parent === undefined) result = own;
    else if (Array.isArray(parent)) parent.push(own);
    else if (!child.isItem) parent[key] = own;
    else if (parent[key] === undefined) parent[key] = [own];
    else (parent[key] as unknown[]).push(own);
  });
  parser.write(xml).close();
  return result;

  function rootOf({ local }: SaxesTagNS): Child {
    if (local === rootName) return root;
    throw new SyntaxError(`expected ${rootName}, found ${local}`);
  }
}

/** Reads attributes into a value; whether they say that there is none. */
function readAttributes(attributes: Record<string, SaxesAttributeNS>, plan: Plan | undefined, value: object): boolean {
  let isNil = false;
  for (const { local, uri, value: text } of Object.values(attributes)) {
    if (uri === schemaInstance && local === "nil") isNil = text === "true";
    const member = uri === "" ? plan?.attributes.get(local) : undefined;
    if (member !== undefined) (value as Record<string, unknown>)[member.key] = contentOf(member, text, value);
  }
  return isNil;
}

function contentOf({ kind }: Plan, text: string, members: unknown): unknown {
  switch (kind) {
    case "object":
    case "list":
      return members;
    case "boolean":
      if (text !== "true" && text !== "false") throw new RangeError("expected true or false");
      return text === "true";
    case "integer":
    case "number":
      if (text.trim() === "" || Number.isNaN(Number(text))) throw new RangeError("expected a number");
      return Number(text);
    default:
      return text;
  }
}
