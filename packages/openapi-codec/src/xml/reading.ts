import { DecodeError } from "../errors.ts";
import { IssueCollector } from "../issue-collector.ts";
import type { DecodeLimits, DecodeOptions } from "../options.ts";
import { lineCounter, type TextPosition } from "../text-position.ts";
import { Scanner } from "./scanner.ts";

/** One document being read. */
export class Reading {
  readonly scanner: Scanner;
  readonly collector: IssueCollector;
  readonly limits: DecodeLimits;
  readonly validate: boolean;
  readonly refuseUnknown: boolean;
  readonly onUnordered: DecodeOptions["onUnordered"];
  readonly #positionOf: (offset: number) => TextPosition;
  /** Where the value stands whose text is read. */
  #key: string | number | undefined;

  constructor(text: string, subject: string, limits: DecodeLimits, options: DecodeOptions) {
    this.limits = limits;
    this.validate = options.validate === true;
    this.refuseUnknown = options.unknownMembers === "refuse";
    this.onUnordered = options.onUnordered;
    this.#positionOf = lineCounter(text);
    this.collector = new IssueCollector(DecodeError, subject);
    const fail = (problem: string, offset: number): never => {
      this.report(problem, offset, this.#key);
      throw this.collector.error();
    };
    this.scanner = new Scanner(text, limits.maxDepth, options.illegalCharacterReferences === "accept", fail);
  }

  /** `key` names a member of what the reading stands in. */
  report(problem: string, offset: number, key?: string | number): void {
    this.collector.add(problem, key, this.#positionOf(offset));
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
