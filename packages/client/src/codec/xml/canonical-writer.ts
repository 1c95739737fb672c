import { compileOnce, findNamespace, findObject } from "../compile.ts";
import { isPlainObject } from "../value-type.ts";
import type { WireMember, WireMessages } from "../wire-table.ts";
import { escapeText } from "./escape.ts";
import { nilAttribute } from "./namespaces.ts";

/**
 * Gives a text with the members of an object appended, where all is well at first sight; undefined for any other value.
 * Appending to one text is what V8 does best: it joins the parts once, when the whole is read.
 */
type CanonicalWriter = (text: string, value: unknown) => string | undefined;

/** What is known of one member before a value is seen. */
interface Slot {
  readonly name: string;
  readonly kind: WireMember["kind"];
  readonly required: boolean | undefined;
  readonly startTag: string;
  readonly endTag: string;
  /** Instead of the element where there is no value; undefined where there must be one. */
  readonly nil: string | undefined;
  /** The text that needed no escaping last: the rows of a run, and the runs of a job, have many texts in common. */
  plain: string;
}

/** Longer texts are not kept only to be compared. */
const longestRemembered = 64;

/** The short cut for values whose members are all listed, there where they must be, and of their types. */
export const canonicalWriter: (table: WireMessages, schema: string) => CanonicalWriter = compileOnce(
  (table, schema) => {
    const nil = nilAttribute(findNamespace(table, schema));
    const slots = findObject(table, schema).members.map(
      ({ name, kind, required, nullable }): Slot => ({
        name,
        kind,
        required,
        startTag: `<${name}>`,
        endTag: `</${name}>`,
        nil: nullable ? `<${name}${nil} />` : undefined,
        plain: "",
      }),
    );
    return (text, value) => {
      if (!isPlainObject(value)) return undefined;
      let written = text;
      let found = 0;
      for (const slot of slots) {
        const own = value[slot.name];
        const content = contentOf(own, slot);
        if (content !== undefined) written = written + slot.startTag + content + slot.endTag;
        else {
          if (own === undefined && !slot.required) continue;
          if (own !== null || slot.nil === undefined) return undefined;
          written += slot.nil;
        }
        found++;
      }
      return found === countOf(value, found) ? written : undefined;
    };
  },
);

/** How many members there are, where it is not as many as expected at first sight: those that are undefined do not count. */
function countOf(value: object, expected: number): number {
  const { length } = Object.keys(value);
  return length === expected ? length : Object.values(value).filter((own) => own !== undefined).length;
}

function contentOf(own: unknown, slot: Slot): string | undefined {
  switch (slot.kind) {
    case "string": {
      if (typeof own !== "string") return undefined;
      if (own === slot.plain) return own;
      const escaped = escapeText(own);
      if (escaped === own && own.length <= longestRemembered) slot.plain = own;
      return escaped;
    }
    case "integer":
      // A whole number of 32 bits, which are in every range.
      return typeof own === "number" && (own | 0) === own ? String(own) : undefined;
    default:
      return typeof own === "boolean" && slot.kind === "boolean" ? String(own) : undefined;
  }
}
