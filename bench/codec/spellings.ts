import { resolveType } from "../../packages/openapi-codec/src/rules/compile.ts";
import type { Table, Type } from "../../packages/openapi-codec/src/table.ts";
import { canonicalXml, type Shape } from "./shapes.ts";

export interface Spelled {
  readonly xml: string;
  /** What the document says. */
  readonly value: unknown;
}

/** How an element is written where it is not as the codec writes it. */
interface Style {
  readonly prefix?: string;
  /** What stands before a tag that stands alone, at its depth. */
  readonly before?: (depth: number) => string;
  readonly quote?: string;
  readonly text?: (text: string) => string;
  readonly isReversed?: boolean;
}

const styles = {
  "pretty-printed": { before: (depth: number) => `\n${"  ".repeat(depth)}` },
  prefixed: { prefix: "s:" },
  "single quotes": { quote: "'" },
  comments: { before: () => "<!-- a word -->" },
  CDATA: { text: (text: string) => `<![CDATA[${unescaped(text)}]]>` },
  "character references": { text: (text: string) => text.replace(/^[^&]/, (first) => `&#${first.charCodeAt(0)};`) },
  "members out of order": { isReversed: true },
} satisfies Record<string, Style>;

function unescaped(text: string): string {
  return text.replaceAll("&lt;", "<").replaceAll("&gt;", ">").replaceAll("&amp;", "&");
}

/** Another value, since the canonical one is not spelt so. */
const rules = {
  "members missing": (value: unknown) => value,
  "long numbers": (value: unknown, { kind }: Type, range?: unknown) => {
    if (kind === "number") return Number(value) + Math.PI;
    return kind === "integer" && range === undefined ? Number.MAX_SAFE_INTEGER - Number(value) : value;
  },
} satisfies Record<string, Rule>;

export const spellings = ["canonical", "XML declaration", ...Object.keys(styles), ...Object.keys(rules)];

/** A shape in a spelling; undefined where it cannot be spelt so. */
export function spell(shape: Shape, spelling: string): Spelled | undefined {
  const canonical = canonicalXml(shape);
  if (spelling === "canonical") return { xml: canonical, value: shape.value };
  const style = (styles as Record<string, Style>)[spelling];
  const rule = (rules as Record<string, Rule>)[spelling];
  const value = rule ? changed(shape.table, shape.table.types[shape.schema] as Type, shape.value, rule) : shape.value;
  let xml = canonical;
  if (style) xml = render(parse(canonical), style, 0);
  else if (rule) xml = canonicalXml({ ...shape, value });
  else xml = `<?xml version="1.0" encoding="utf-8"?>${canonical}`;
  return xml === canonical ? undefined : { xml, value };
}

interface Element {
  readonly name: string;
  readonly attributes: string;
  readonly children: Element[];
  text: string;
}

/** The tree of a document in canonical form. */
function parse(xml: string): Element {
  const open: Element[] = [{ name: "", attributes: "", children: [], text: "" }];
  for (const [, isEnd, name = "", attributes = "", isEmpty, text] of xml.matchAll(
    /<(\/?)([^\s/>]+)([^>]*?)(\s\/)?>|([^<]+)/g,
  )) {
    const parent = open.at(-1) as Element;
    if (text !== undefined) parent.text = text;
    else if (isEnd) open.pop();
    else {
      const element = { name, attributes, children: [], text: "" };
      parent.children.push(element);
      if (isEmpty === undefined) open.push(element);
    }
  }
  return open[0]?.children[0] as Element;
}

function render({ name, attributes, children, text }: Element, style: Style, depth: number): string {
  const { prefix = "", before = () => "", quote = '"', text: textOf = String, isReversed = false } = style;
  const declared = attributes.replace(" xmlns=", prefix ? ` xmlns:${prefix.slice(0, -1)}=` : " xmlns=");
  const start = `${depth === 0 ? "" : before(depth)}<${prefix}${name}${declared.replaceAll('"', quote)}`;
  if (children.length === 0) return text === "" ? `${start} />` : `${start}>${textOf(text)}</${prefix}${name}>`;
  const isList = new Set(children.map((child) => child.name)).size < children.length;
  const ordered = isReversed && !isList ? children.toReversed() : children;
  return `${start}>${ordered.map((child) => render(child, style, depth + 1)).join("")}${before(depth)}</${prefix}${name}>`;
}

type Rule = (value: unknown, type: Type, range?: unknown) => unknown;

/** A value with its scalars changed and, for members that are missing, without every other member that may be. */
function changed(table: Table, given: Type, value: unknown, rule: Rule): unknown {
  const type = resolveType(table, given);
  if (value === null || value === undefined) return value;
  if (type.kind === "list") return (value as unknown[]).map((one) => changed(table, type.item, one, rule));
  if (type.kind !== "object") return rule(value, type, type.kind === "integer" ? type.range : undefined);
  const entries = type.members.map((member, index) => {
    const isLeftOut = rule === rules["members missing"] && index % 2 === 1 && !member.required;
    return [member.name, isLeftOut ? undefined : changed(table, member, Object(value)[member.name], rule)] as const;
  });
  const kept = type.members.length === 0 ? Object.entries(value) : entries.filter(([, own]) => own !== undefined);
  return Object.fromEntries(kept);
}
