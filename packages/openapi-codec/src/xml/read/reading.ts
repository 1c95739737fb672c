import { DecodeError } from "../../errors.ts";
import { IssueCollector } from "../../issue-collector.ts";
import type { DecodeLimits, DecodeOptions } from "../../options.ts";
import { countProblem } from "../../rules/conform.ts";
import { valueRequired } from "../../rules/missing.ts";
import type { ListType, Table, Type } from "../../table.ts";
import { lineCounter, type TextPosition } from "../../text-position.ts";
import { serialization } from "../names.ts";
import { Scanner } from "../scan/scanner.ts";
import type { Attribute } from "../scan/scope.ts";

/** One document being read. */
export class Reading {
  readonly scanner: Scanner;
  readonly collector: IssueCollector;
  readonly limits: DecodeLimits;
  readonly validate: boolean;
  readonly refuseUnknown: boolean;
  readonly onUnordered: DecodeOptions["onUnordered"];
  #counter: ((offset: number) => TextPosition) | undefined;
  /** Where the value stands whose text is read. */
  #key: string | number | undefined;

  constructor(text: string, subject: string, limits: DecodeLimits, options: DecodeOptions) {
    this.limits = limits;
    this.validate = options.validate === true;
    this.refuseUnknown = options.unknownMembers === "refuse";
    this.onUnordered = options.onUnordered;
    this.collector = new IssueCollector(DecodeError, subject);
    const fail = (problem: string, offset: number): never => this.fail(problem, offset, this.#key);
    this.scanner = new Scanner(text, limits.maxDepth, options.illegalCharacterReferences === "accept", fail);
  }

  /** `key` names a member of what the reading stands in. */
  report(problem: string, offset: number, key?: string | number): void {
    this.collector.add(problem, key, this.#positionOf(offset));
  }

  /** Ends the reading. */
  fail(problem: string, offset: number, key?: string | number): never {
    this.report(problem, offset, key);
    throw this.collector.error();
  }

  #positionOf(offset: number): TextPosition {
    this.#counter ??= lineCounter(this.scanner.text);
    return this.#counter(offset);
  }

  /** Reads the text of the element whose start tag was read last. */
  content(key: string | number | undefined): string {
    this.#key = key;
    const content = this.scanner.content();
    this.#key = undefined;
    return content;
  }

  tellUnordered(offset: number, key: string): void {
    const message = "the element stands after its place in the order";
    this.onUnordered?.({ message, path: [...this.collector.path, key], ...this.#positionOf(offset) });
  }
}

/** Reads the content and the end tag of the element whose start tag was read last. `key` is where its value stands. */
export type ReadContent = (reading: Reading, key: string | number | undefined) => unknown;

/** Makes the reader of a type's content, where `inside` is the default namespace of the description. */
export type CompileContent = (table: Table<unknown>, type: Type, inside?: string) => ReadContent;

/** Reads the element whose start tag was read last: null where it says that it has no value. */
export function readElement(
  reading: Reading,
  isNullable: boolean,
  key: string | number | undefined,
  read: ReadContent,
): unknown {
  const { scanner } = reading;
  const { start, rest } = scanner;
  if (rest.attributes.length > 0 && rest.attributes.some(isReference)) {
    reading.fail("a reference to another object (z:Ref) cannot be resolved", start, key);
  }
  if (!rest.nil) return read(reading, key);
  if (!isNullable) reading.report(valueRequired, start, key);
  if (reading.content(key) !== "") reading.report("expected no content, since nil is true", start, key);
  return null;
}

const isReference = ({ namespace, name }: Attribute): boolean => namespace === serialization && name === "Ref";

/** Passes over an element that no schema lists. */
export function skipUnknown(reading: Reading): void {
  const { scanner } = reading;
  if (reading.refuseUnknown) reading.report("not a member", scanner.start, scanner.name);
  scanner.skip();
}

/** Reads an item of a list whose items stand among the members. */
export function readItem(
  reading: Reading,
  items: unknown[],
  name: string,
  isNullable: boolean,
  read: ReadContent,
): void {
  const { scanner, limits, collector } = reading;
  if (items.length === limits.maxItems) scanner.fail(`more than ${limits.maxItems} items`, scanner.start);
  collector.path.push(name);
  items.push(readElement(reading, isNullable, items.length, read));
  collector.path.pop();
}

/** Checks how many items a list holds. */
export function checkCount(reading: Reading, type: ListType, items: unknown, start: number, key?: string): void {
  const problem = Array.isArray(items) ? countProblem(type, items.length) : undefined;
  if (problem !== undefined) reading.report(problem, start, key);
}
