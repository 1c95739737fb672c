import { compileOnce, findNamespace, findObject, findSchema } from "../compile.ts";
import type { DecodeLimits } from "../limits.ts";
import { isScalar } from "../scalar.ts";
import { isWellFormed } from "../well-formed.ts";
import type { WireMessages } from "../wire-table.ts";
import { entities } from "./character-data.ts";
import { detach, shortestReference } from "./detach.ts";
import { space } from "./names.ts";
import { rootDeclarations } from "./namespaces.ts";

/** Text as the framework writes it, with no other references than these. */
const characters = "[\\t\\n\\x20-%'-;=?-\\uFFFD]*";
const patterns = {
  string: `${characters}(?:&(?:lt|gt|amp|#xD);${characters}){0,99}`,
  // Every integer may be as long, so that no range needs a look; the scanner reads longer ones.
  integer: "-?\\d{1,9}",
  boolean: "true|false",
};

/** Texts of a long document are detached together, and so kept together: as many, and none of them longer. */
const mostShared = 30;
const longestShared = 999;

/** Gives the value of a document that the framework may have written; undefined where it takes the scanner to tell. */
type CanonicalReader = (text: string, limits: DecodeLimits) => unknown;

/**
 * The short cut through a document of elements without a prefix. One regular expression is for all that an object holds:
 * every member there, in order; white space may stand between the tags. It is as strict as the scanner, which reads
 * whatever does not match. Its time is linear: what one part of it matches, no other part can. It reads nothing where a
 * member is more than one text, as those of errors are.
 */
export const canonicalReader: (table: WireMessages, schema: string) => CanonicalReader = compileOnce((table, name) => {
  const schema = findSchema(table, name);
  const isList = schema.item !== undefined;
  const { members } = findObject(table, schema.item ?? name);
  const scalars = members.filter(isScalar);
  if (scalars.length < members.length) return () => undefined;
  const before = `<${name}${rootDeclarations(findNamespace(table, name))}>`;
  const after = `</${name}>`;
  const parts = scalars.map(({ name, kind, nullable }) => {
    const content = `>(${patterns[kind]})</${name}>`;
    return `<${name}${nullable ? `(?: i:nil="true" ?/>|${content})` : content}`;
  });
  const [start, end] = isList ? [`<${schema.item}>`, `</${schema.item}>`] : ["", ""];
  const pattern = new RegExp(["", start, ...parts, end, ""].join(`${space}*`), "y");
  // Nothing but these, or there would be several shapes of slots, and machine code for each.
  const slots = scalars.map(({ name, kind }) => ({ name, kind }));
  // An object to be copied and filled, for which V8 finds room from the start, as for what `JSON.parse` makes.
  const template: object = JSON.parse(
    `{${slots.map(({ name, kind }) => `"${name}":${kind === "string" ? '""' : 0}`)}}`,
  );
  return (text, { maxDepth, maxItems }) => {
    if (maxDepth < 3 || !text.startsWith(before) || !isWellFormed(text)) return undefined;
    const hasReferences = text.includes("&");
    const isShort = text.length < 2000;
    const values: unknown[] = [];
    // The texts that wait to be detached, and the members that they are for: an object for each would take more memory.
    const texts: string[] = [];
    const owners: Record<string, unknown>[] = [];
    const names: string[] = [];
    let at = before.length;
    while (values.length < (isList ? maxItems : 1)) {
      pattern.lastIndex = at;
      const match = pattern.exec(text);
      if (match === null) break;
      at = pattern.lastIndex;
      const value: Record<string, unknown> = { ...template };
      let group = 1;
      for (const { name, kind } of slots) {
        const found = match[group++];
        if (found === undefined) value[name] = null;
        else if (kind === "boolean") value[name] = found === "true";
        else if (kind === "integer") value[name] = wholeNumber(found);
        else {
          const own = hasReferences ? replaceReferences(found) : found;
          if (isShort || own.length < shortestReference || own.length > longestShared) value[name] = detach(own);
          else {
            if (texts.length === mostShared) detachTogether(texts, owners, names);
            texts.push(own);
            owners.push(value);
            names.push(name);
          }
        }
      }
      values.push(value);
    }
    if (!isShort) detachTogether(texts, owners, names);
    if (text.slice(at) !== after) return undefined;
    return isList ? values : values[0];
  };
});

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

/** For a short part of a document quicker than `Number`, and never -0. */
function wholeNumber(digits: string): number {
  if (digits.startsWith("-")) return 0 - wholeNumber(digits.slice(1));
  let number = 0;
  for (let i = 0; i < digits.length; i++) number = number * 10 + digits.charCodeAt(i) - 48;
  return number;
}

/** Detaches the texts in half the time that it takes one by one: parts of one copy, of which each keeps all others. */
function detachTogether(texts: string[], owners: Record<string, unknown>[], names: string[]): void {
  // The join of one text would be that text, and no copy.
  const copy = [" ", ...texts].join("");
  let from = 1;
  texts.forEach((text, i) => {
    from += text.length;
    (owners[i] as Record<string, unknown>)[names[i] as string] = copy.slice(from - text.length, from);
  });
  texts.length = owners.length = names.length = 0;
}
