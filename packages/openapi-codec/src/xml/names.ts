import { isInName, startsName } from "./characters.ts";

/** The namespace of `nil` and `type`. */
export const schemaInstance = "http://www.w3.org/2001/XMLSchema-instance";

/** The namespace of the references between objects that DataContract can write. */
export const serialization = "http://schemas.microsoft.com/2003/10/Serialization/";

/** What the prefix "xml" stands for, declared or not. */
export const xmlNamespace = "http://www.w3.org/XML/1998/namespace";

/** Of the declarations themselves: nothing else is in it. */
export const xmlnsNamespace = "http://www.w3.org/2000/xmlns/";

/** White space of XML, for regular expressions. */
export const space = "[\\t\\n\\r ]";

// In a text whose surrogates are paired, they can be told one by one: names end below plane 15.
const start =
  "A-Z_a-z\\xC0-\\xD6\\xD8-\\xF6\\xF8-\\u02FF\\u0370-\\u037D\\u037F-\\u1FFF\\u200C\\u200D\\u2070-\\u218F\\u2C00-\\u2FEF" +
  "\\u3001-\\uDB7F\\uF900-\\uFDCF\\uFDF0-\\uFFFD";

/** A name of XML 1.0 without a colon, for regular expressions over texts whose surrogates are paired. */
export const name: string = `[${start}][-.\\d\\xB7\\u0300-\\u036F\\u203F\\u2040\\uDC00-\\uDFFF${start}]*`;

const names = new RegExp(name, "y");

/** Where a name without a colon ends that begins there; where it would begin, if none does. */
export function nameEnd(text: string, from: number): number {
  let to = from;
  let code = text.charCodeAt(to);
  if (!startsName(code)) return from;
  while (isInName(code)) code = text.charCodeAt(++to);
  if (!(code >= 128) && text.charCodeAt(from) < 128) return to;
  names.lastIndex = from;
  return names.test(text) ? names.lastIndex : from;
}

/** Whether a text can be the local name of an element or attribute. */
export const isName = (text: string): boolean =>
  text !== "" && nameEnd(text, 0) === text.length && (text as string & { isWellFormed(): boolean }).isWellFormed();
