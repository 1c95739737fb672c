import { readFileSync } from "node:fs";

/** How a document is spelled; the value is the same. */
export type Form = "canonical" | "pretty-printed" | "prefixed";

export const FORMS: readonly Form[] = ["canonical", "pretty-printed", "prefixed"];

/** One message in every form that is measured. */
export interface Message {
  readonly name: string;
  readonly schemaName: string;
  /** Rows in the list; 1 for a single message. */
  readonly rows: number;
  readonly value: unknown;
  readonly json: string;
  readonly xml: (form: Form) => string;
}

interface Example {
  readonly value: unknown;
}

const description: { readonly components: { readonly examples: Readonly<Record<string, Example>> } } = JSON.parse(
  readFileSync(new URL("../../openapi/generated/starfish.v1.json", import.meta.url), "utf8"),
);

/** The description's examples of a request with every member and of its answer. */
export function singleMessages(): Message[] {
  return [
    fromExample("request", "execJobAsyncRequest", "everyMember"),
    fromExample("response", "execJobAsyncResponse", "started"),
  ];
}

/** A list of that many rows, made from the description's example by counting on. */
export function rowsMessage(rows: number): Message {
  const [first] = example("ArrayOfresultsResponse-oneRow-json") as readonly Readonly<Record<string, unknown>>[];
  const value = Array.from({ length: rows }, (_, index) => ({
    ...first,
    runID: `550e8400-e29b-41d4-a716-${String(index).padStart(12, "0")}`,
    startTime: `2026-01-02T03:${twoDigits(index / 60)}:${twoDigits(index)}.67`,
    runTime: `00:00:${twoDigits(index)}.5`,
    totalRows: index,
    inserts: index % 1000,
  }));
  const whole = String(example("ArrayOfresultsResponse-oneRow-xml"));
  const start = whole.indexOf("<resultsResponse>");
  const end = whole.lastIndexOf("</ArrayOf");
  const row = whole.slice(start, end);
  const xml = whole.slice(0, start) + value.map((members) => withTexts(row, members)).join("") + whole.slice(end);
  return message(
    rows === 1 ? "1 row" : `${rows.toLocaleString("en")} rows`,
    "ArrayOfresultsResponse",
    rows,
    value,
    xml,
  );
}

function fromExample(name: string, schemaName: string, exampleName: string): Message {
  const value = example(`${schemaName}-${exampleName}-json`);
  return message(name, schemaName, 1, value, String(example(`${schemaName}-${exampleName}-xml`)));
}

function example(name: string): unknown {
  const found = description.components.examples[name];
  if (found === undefined) {
    throw new RangeError(`The description has no example ${name}`);
  }
  return found.value;
}

function message(name: string, schemaName: string, rows: number, value: unknown, canonical: string): Message {
  return { name, schemaName, rows, value, json: JSON.stringify(value), xml: (form) => spell(canonical, form) };
}

function spell(canonical: string, form: Form): string {
  switch (form) {
    case "canonical":
      return canonical;
    case "pretty-printed":
      return canonical.replaceAll("><", ">\n  <");
    case "prefixed":
      return canonical.replaceAll(/<(\/?)(?=\w)/g, "<$1s:").replace(" xmlns=", " xmlns:s=");
  }
}

const twoDigits = (value: number): string => String(Math.floor(value) % 60).padStart(2, "0");

/** The row with the given members as its texts, none of which needs to be escaped. */
function withTexts(row: string, members: Readonly<Record<string, unknown>>): string {
  return row.replaceAll(/<(\w+)>[^<]*<\/\1>/g, (element, name: string) => {
    return Object.hasOwn(members, name) ? `<${name}>${String(members[name])}</${name}>` : element;
  });
}
