import { DecodeError } from "../../errors.ts";
import { findNamespace, findObject, findSchema } from "../compile.ts";
import { createIssueCollector } from "../issue-collector.ts";
import type { DecodeLimits } from "../limits.ts";
import type { DecodeOptions } from "../options.ts";
import { rangeProblem } from "../scalar.ts";
import { lineCounter } from "../text-position.ts";
import type { WireMember, WireMessages } from "../wire-table.ts";
import { parseBoolean } from "./boolean.ts";
import type { Fail } from "./character-data.ts";
import { space } from "./names.ts";
import { createScanner, type Element } from "./scanner.ts";

const integer = new RegExp(`^${space}*([+-]?\\d+)${space}*$`);

/** The value of a document, however it is spelt. Throws `DecodeError`. */
export function readDocument(
  table: WireMessages,
  message: string,
  text: string,
  { maxDepth, maxItems }: DecodeLimits,
  options: DecodeOptions,
): unknown {
  const schema = findSchema(table, message);
  const namespace = findNamespace(table, message);
  const collector = createIssueCollector(DecodeError, message, 100);
  const positionOf = lineCounter(text);
  const fail: Fail = (problem, offset) => {
    collector.add(problem, undefined, positionOf(offset));
    throw collector.error();
  };
  const report = (problem: string, { start }: Element, member?: string): void =>
    collector.add(problem, member, positionOf(start));
  const { root, child, content, end } = createScanner(
    text,
    maxDepth,
    options.illegalCharacterReferences === "accept",
    fail,
  );

  /** Reads the children of the innermost open element, and its end tag. Those that `take` does not want are passed over. */
  const children = (take: (element: Element) => boolean): void => {
    for (let element = child(); element !== undefined; element = child()) {
      if (element.namespace === namespace && take(element)) continue;
      if (options.unknownMembers === "refuse") report("Not a member", element, element.name);
      content(true);
    }
  };

  const ownText = (): string => content(false) ?? "";

  /** Reads something while the path leads to it. */
  const under = <Value>(key: string | number, read: () => Value): Value => {
    collector.path.push(key);
    const value = read();
    collector.path.pop();
    return value;
  };

  const orNil = (element: Element, nullable: boolean | undefined, read: () => unknown): unknown => {
    if (!element.nil) return read();
    if (!nullable) report("A value is required", element);
    if (content(true) !== "") report("What is nil must be empty", element);
    return null;
  };

  const items = (item: string): unknown[] => {
    const values: unknown[] = [];
    children((element) => {
      if (element.name !== item) return false;
      if (values.length === maxItems) fail(`More than ${maxItems} items`, element.start);
      values.push(under(values.length, () => orNil(element, false, () => members(item, element))));
      return true;
    });
    return values;
  };

  const members = (schema: string, parent: Element): object => {
    const { members: list, open } = findObject(table, schema);
    const values = new Map<string, unknown>();
    let latest = -1;
    children((element) => {
      const { name } = element;
      const index = list.findIndex((member) => member.name === name);
      const member = list[index];
      if (member === undefined && !open) return false;
      const value = under(name, () => {
        if (values.has(name)) report("The member stands twice", element);
        // An error has no namespace, and no order.
        if (member !== undefined && index < latest && namespace !== "") {
          const problem = "The member stands after its place in ordinal order";
          options.onUnordered?.({ message: problem, path: [...collector.path], ...positionOf(element.start) });
        }
        return orNil(element, member === undefined || member.nullable, () => single(member, element));
      });
      latest = Math.max(latest, index);
      if (value !== undefined) values.set(name, value);
      return true;
    });
    for (const { name, required, nullable } of list) {
      if (!required || values.has(name)) continue;
      if (nullable) values.set(name, null);
      else report("A value is required", parent, name);
    }
    return Object.fromEntries(values);
  };

  const single = (member: WireMember | undefined, element: Element): unknown => {
    switch (member?.kind) {
      case "string":
        return ownText();
      case "integer": {
        const [, digits = Number.NaN] = integer.exec(ownText()) ?? [];
        const problem = rangeProblem(member, Number(digits));
        if (problem !== undefined) report(problem, element);
        return Number(digits) + 0;
      }
      case "boolean": {
        const value = parseBoolean(ownText());
        if (value === undefined) report("Expected boolean", element);
        return value === true;
      }
      case "object":
        return members(member.schema, element);
      case "map":
        return lists();
      default:
        return content(true);
    }
  };

  const lists = (): object => {
    const found = new Map<string, string[]>();
    let count = 0;
    children((element) => {
      const { name, start } = element;
      if (count++ === maxItems) fail(`More than ${maxItems} names`, start);
      const list = found.get(name) ?? [];
      list.push(String(under(name, () => orNil(element, false, ownText))));
      found.set(name, list);
      return true;
    });
    return Object.fromEntries(found);
  };

  const element = root();
  if (element.name !== message || element.namespace !== namespace) {
    fail(`Expected ${message} in ${namespace || "no namespace"}`, element.start);
  }
  const value = orNil(element, schema.nullable, () =>
    schema.item !== undefined ? items(schema.item) : members(message, element),
  );
  end();
  if (collector.issues.length > 0) throw collector.error();
  return value;
}
