import type { IssueCollector } from "../../issue-collector.ts";
import type { EncodeOptions } from "../../options.ts";
import type { Table, Type } from "../../table.ts";
import type { Place } from "../place.ts";
import type { Environment } from "./environment.ts";

/** One document being written. */
export interface Writing {
  readonly collector: IssueCollector;
  readonly options: EncodeOptions;
}

export type Key = string | number | undefined;

/** The text of an element with a value, which is sound. `key` is where the value stands. */
export type Write = (value: unknown, writing: Writing, key: Key) => string;

/** What an element depends on besides its type, as a text. `attributes` stand in its start tag. */
export const contextOf = (place: Place, environment: Environment, attributes = ""): string =>
  JSON.stringify([place, environment, attributes]);

/** Makes what writes a type's element in a context. */
export type CompileElement = (table: Table<unknown>, type: Type, context?: string) => Write;
