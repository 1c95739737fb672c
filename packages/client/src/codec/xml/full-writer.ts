import { findNamespace, findObject } from "../compile.ts";
import type { IssueCollector } from "../issue-collector.ts";
import type { EncodeOptions } from "../options.ts";
import { scalarProblem } from "../scalar.ts";
import { unlistedMember } from "../unlisted-member.ts";
import { describeType, isPlainObject } from "../value-type.ts";
import type { WireMessages } from "../wire-table.ts";
import { escapeText } from "./escape.ts";
import { isName } from "./names.ts";
import { nilAttribute } from "./namespaces.ts";

/** A value that nests deeper refers to itself; it is also the most that the server reads (observed). */
const maxDepth = 256;

const notName = "Not a name that XML 1.0 allows";

/** Writes the members of any object. What is wrong goes to the collector, and the text is of no use then. */
export function writeMembers(
  table: WireMessages,
  root: string,
  value: unknown,
  collector: IssueCollector,
  { validate, unrepresentable }: EncodeOptions,
): string {
  const { path } = collector;
  const issue = (message: string): string => {
    collector.add(message);
    return "";
  };
  const escaped = (text: string): string | undefined =>
    escapeText(text, (code, index) => {
      const digits = code.toString(16).toUpperCase();
      if (unrepresentable === "reference" && (code < 0xd800 || code > 0xdfff)) return `&#x${digits};`;
      issue(`XML 1.0 cannot carry U+${digits.padStart(4, "0")}, which is at index ${index}`);
      return undefined;
    });

  /** Writes each member, while the path leads to it. */
  const each = (entries: Iterable<[string, unknown]>, write: (name: string, own: unknown) => string): string => {
    let written = "";
    for (const [name, own] of entries) {
      path.push(name);
      written += write(name, own);
      path.pop();
    }
    return written;
  };

  const members = (schema: string, value: unknown): string => {
    if (!isPlainObject(value)) return issue(`Expected object, found ${describeType(value)}`);
    if (path.length >= maxDepth) return issue(`Nested deeper than ${maxDepth} levels, perhaps without end`);
    const { members: list, open } = findObject(table, schema);
    const listed = new Map(list.map((member) => [member.name, member]));
    const missing = list.filter(({ required }) => required).map(({ name }): [string, unknown] => [name, undefined]);
    const own = new Map([...missing, ...Object.entries(value)]);
    // In ordinal order, by UTF-16 units, as the framework sorts them.
    const ordered = [...own].sort(([one], [other]) => (one < other ? -1 : 1));
    return each(ordered, (name, given) => {
      const member = listed.get(name);
      if (given === undefined) return member?.required ? issue("A value is required") : "";
      if (!(member || open)) return issue(unlistedMember(name, listed.keys()));
      if (!(member || isName(name))) return issue(notName);
      if (given === null && (!member || member.nullable))
        return `<${name}${nilAttribute(findNamespace(table, schema))} />`;
      if (member?.kind === "object") return tagged(name, members(member.schema, given));
      if (member?.kind === "map") return tagged(name, lists(given));
      const problem = scalarProblem(member, given, validate ? table.facets?.[schema]?.[name] : undefined);
      return problem === undefined ? `<${name}>${escaped(String(given))}</${name}>` : issue(problem);
    });
  };

  const lists = (value: unknown): string => {
    if (!isPlainObject(value)) return issue(`Expected object, found ${describeType(value)}`);
    return each(Object.entries(value), (name, texts) => {
      if (!isName(name)) return issue(notName);
      if (!isListOfTexts(texts)) return issue("Expected list of strings");
      return `<${name}>${escaped(texts.join(" "))}</${name}>`;
    });
  };

  return members(root, value);
}

function tagged(name: string, content: string): string {
  return content === "" ? `<${name} />` : `<${name}>${content}</${name}>`;
}

function isListOfTexts(value: unknown): value is readonly string[] {
  return Array.isArray(value) && value.every((text) => typeof text === "string");
}
