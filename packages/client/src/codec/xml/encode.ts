import { EncodeError } from "../../errors.ts";
import { findNamespace, findSchema } from "../compile.ts";
import { createIssueCollector } from "../issue-collector.ts";
import type { EncodeOptions } from "../options.ts";
import { describeType } from "../value-type.ts";
import type { WireMessages } from "../wire-table.ts";
import { canonicalWriter } from "./canonical-writer.ts";
import { writeMembers } from "./full-writer.ts";
import { nilAttribute, rootDeclarations } from "./namespaces.ts";

/** Parts of a text that is longer than this are joined, so that they need not outlive the collection of young garbage. */
const longestUnjoined = 2 ** 16;

/**
 * The XML of a message, byte for byte as the framework writes it: members in ordinal order, no declaration, no
 * indentation. Throws `EncodeError` with all issues, `InvalidOptionError` for a schema that has no XML form.
 */
export function encodeXml(table: WireMessages, name: string, value: unknown, options: EncodeOptions = {}): string {
  const { item, nullable } = findSchema(table, name);
  const namespace = findNamespace(table, name);
  const declarations = rootDeclarations(namespace);
  if (value === null && nullable) return `<${name}${nilAttribute(namespace)}${declarations} />`;
  const collector = createIssueCollector(EncodeError, name);
  const object = item ?? name;
  const writeCanonical = canonicalWriter(table, object);

  const appendMembers = (text: string, own: unknown): string =>
    (options.validate ? undefined : writeCanonical(text, own)) ??
    text + writeMembers(table, object, own, collector, options);

  const appendItems = (text: string): string => {
    if (!Array.isArray(value)) {
      collector.add(`Expected list, found ${describeType(value)}`);
      return text;
    }
    const joined: string[] = [];
    const open = `<${object}>`;
    const close = `</${object}>`;
    let written = text;
    for (let i = 0; i < value.length; i++) {
      collector.path.push(i);
      written = element(written, open, close, value[i], appendMembers);
      collector.path.pop();
      if (written.length <= longestUnjoined) continue;
      // V8 joins the parts of a text before it searches it; the search itself ends at the last character.
      written.lastIndexOf(">");
      joined.push(written);
      written = "";
    }
    return joined.join("") + written;
  };

  const append = item === undefined ? appendMembers : appendItems;
  const text = element("", `<${name}${declarations}>`, `</${name}>`, value, append);
  if (collector.issues.length > 0) throw collector.error();
  return text;
}

/** Appends an element with what is appended for a value: one tag where that is nothing. */
function element(
  text: string,
  open: string,
  close: string,
  value: unknown,
  append: (text: string, value: unknown) => string,
): string {
  const start = text + open;
  const content = append(start, value);
  return content === start ? `${start.slice(0, -1)} />` : content + close;
}
