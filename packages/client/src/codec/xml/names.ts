/** The namespace of `nil`. */
export const schemaInstance = "http://www.w3.org/2001/XMLSchema-instance";

const start =
  "A-Z_a-z\\xC0-\\xD6\\xD8-\\xF6\\xF8-\\u02FF\\u0370-\\u037D\\u037F-\\u1FFF\\u200C\\u200D\\u2070-\\u218F\\u2C00-\\u2FEF" +
  "\\u3001-\\uD7FF\\uF900-\\uFDCF\\uFDF0-\\uFFFD\\u{10000}-\\u{EFFFF}";
const name = `[${start}][-.\\d\\xB7\\u0300-\\u036F\\u203F\\u2040${start}]*`;
const wholeName = new RegExp(`^${name}$`, "u");

/** A name with or without a prefix, where `lastIndex` says. The groups: the prefix or the name, the name after a prefix. */
export const qualifiedName: RegExp = new RegExp(`(${name})(?::(${name}))?`, "uy");

/** Whether a text can be the name of an element: a name of XML 1.0 without a colon. */
export const isName = (text: string): boolean => wholeName.test(text);
