import { compileOnce, findNamespace, findObject, findSchema } from "../compile.ts";
import type { DecodeLimits } from "../limits.ts";
import { isScalar, rangeOf, type WireScalar } from "../scalar.ts";
import { isWellFormed } from "../well-formed.ts";
import type { WireMember, WireMessages, WireSchema } from "../wire-table.ts";
import { entities } from "./character-data.ts";
import { detach } from "./detach.ts";
import { space } from "./names.ts";
import { rootDeclarations } from "./namespaces.ts";

/** Text as the framework writes it, with no other references than these. */
const characters = "[\\t\\n\\x20-%'-;=?-\\uFFFD]*";
const patterns = {
  string: `${characters}(?:&(?:lt|gt|amp|#xD);${characters}){0,99}`,
  integer: "-?\\d+",
  boolean: "true|false",
};

/** Gives the value of a document that the framework may have written; undefined where it takes the scanner to tell. */
type CanonicalReader = (text: string, limits: DecodeLimits) => unknown;

/** Reads an element at an offset; undefined as above. */
interface CanonicalElement {
  readonly read: (text: string, offset: number, hasReferences: boolean) => unknown;
  /** Where the element read last ends. */
  readonly end: () => number;
}

/** A prefix, unless the framework declares it or XML keeps it for itself. */
const otherPrefix = /^<(?!i:|xml)([a-z]\w{0,9}):/i;

/**
 * The short cut through a document whose elements all have the same prefix, or none. Each prefix has its own expressions:
 * those of no prefix are kept, and those of the prefix met last.
 */
export const canonicalReader: (table: WireMessages, schema: string) => CanonicalReader = compileOnce((table, name) => {
  const schema = findSchema(table, name);
  const namespace = findNamespace(table, name);
  const forPrefix = (prefix: string) =>
    readerForPrefix(table, schema, name, rootDeclarations(namespace, prefix), prefix);
  const unprefixed = forPrefix("");
  let latest = "";
  let prefixed = unprefixed;
  return (text, limits) => {
    const prefix = otherPrefix.exec(text)?.[1];
    if (prefix === undefined || namespace === "") return unprefixed(text, limits);
    if (prefix !== latest) [latest, prefixed] = [prefix, forPrefix(prefix)];
    return prefixed(text, limits);
  };
});

/** Reads nothing where a member is more than one text, as those of errors are. */
function readerForPrefix(
  table: WireMessages,
  schema: WireSchema,
  root: string,
  declarations: string,
  prefix: string,
): CanonicalReader {
  const withPrefix = (tags: string): string => tags.replace(/<\/?/g, `$&${prefix && `${prefix}:`}`);
  const startTag = `<${root}${declarations}>`;
  const endTag = `</${root}>`;
  const isList = schema.kind === "array";
  const element = isList
    ? canonicalElement(`<${schema.item}>`, findObject(table, schema.item).members, `</${schema.item}>`, withPrefix)
    : canonicalElement(startTag, schema.members, endTag, withPrefix);
  if (element === undefined) return () => undefined;
  const [before, after, levels] = isList ? [withPrefix(startTag), withPrefix(endTag), 3] : ["", "", 2];
  return (text, { maxDepth, maxItems }) => {
    if (maxDepth < levels || !text.startsWith(before) || !isWellFormed(text)) return undefined;
    const hasReferences = text.includes("&");
    const most = isList ? maxItems : 1;
    const values: unknown[] = [];
    let at = before.length;
    while (values.length < most) {
      const value = element.read(text, at, hasReferences);
      if (value === undefined) break;
      values.push(value);
      at = element.end();
    }
    if (!text.startsWith(after, at) || at + after.length < text.length) return undefined;
    return isList ? values : values[0];
  };
}

/**
 * One regular expression for all of an element: every member there, in order, with the prefix; white space may stand
 * between the tags. It is as strict as the scanner, which reads whatever does not match. Its time is linear: what one part
 * of it matches, no other part can.
 */
function canonicalElement(
  startTag: string,
  members: readonly WireMember[],
  endTag: string,
  withPrefix: (tags: string) => string,
): CanonicalElement | undefined {
  const scalars = members.filter(isScalar);
  if (scalars.length < members.length) return undefined;
  const parts = ["", literal(startTag), ...scalars.map(elementPattern), literal(endTag), ""];
  const pattern = new RegExp(withPrefix(parts.join(`${space}*`)), "y");
  // The same shape for all kinds, so that one piece of machine code serves all members.
  const slots = scalars.map((member) => {
    const { minimum, maximum } = rangeOf(member);
    return { name: member.name, kind: member.kind, minimum, maximum };
  });
  // An object to be copied and filled, for which V8 finds room from the start, as for what `JSON.parse` makes.
  const template: object = JSON.parse(
    `{${slots.map(({ name, kind }) => `"${name}":${kind === "string" ? '""' : 0}`)}}`,
  );
  return {
    end: () => pattern.lastIndex,
    read: (text, offset, hasReferences) => {
      pattern.lastIndex = offset;
      const match = pattern.exec(text);
      if (match === null) return undefined;
      const value: Record<string, unknown> = { ...template };
      let group = 1;
      for (const { name, kind, minimum, maximum } of slots) {
        const found = match[group++];
        if (found === undefined) value[name] = null;
        else if (kind === "string") value[name] = detach(hasReferences ? replaceReferences(found) : found);
        else if (kind === "boolean") value[name] = found === "true";
        else {
          const number = Number(found) + 0;
          if (number < minimum || number > maximum) return undefined;
          value[name] = number;
        }
      }
      return value;
    },
  };
}

function elementPattern({ name, kind, nullable }: WireScalar): string {
  const content = `>(${patterns[kind]})</${literal(name)}>`;
  return `<${literal(name)}${nullable ? `(?: i:nil="true" ?/>|${content})` : content}`;
}

const literal = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");

/** Replaces the references that the pattern lets pass. */
function replaceReferences(text: string): string {
  let replaced = "";
  let from = 0;
  for (let at = text.indexOf("&"); at !== -1; at = text.indexOf("&", from)) {
    const end = text.indexOf(";", at);
    replaced += text.slice(from, at) + (entities[text.slice(at + 1, end)] ?? "\r");
    from = end + 1;
  }
  return replaced + text.slice(from);
}
