import type { Table } from "../../src/table.ts";
import type { Probe } from "./growth.ts";
import { createRandom, type Random } from "./inputs/random.ts";
import { randomTable, tableFor } from "./inputs/random-documents.ts";
import { spell } from "./inputs/spell.ts";
import { CANONICAL, PREFIXED, PRETTY } from "./inputs/spelling.ts";
import { treeOf } from "./inputs/tree.ts";
import { validValue } from "./inputs/values.ts";
import type { Target } from "./subject.ts";

const NAMESPACE = "http://schemas.datacontract.org/2004/07/Jobs";
const XSI = "http://www.w3.org/2001/XMLSchema-instance";

const jobs = tableFor(0, 0);
const at = (schema: string): Target => ({ table: jobs, schema });

const request = (content: string): string =>
  `<StartRequest xmlns="${NAMESPACE}" xmlns:i="${XSI}">${content}<jobID/><projectID/><runID/></StartRequest>`;
const inRequest = (content: (size: number) => string): Probe<string> => ({
  target: at("StartRequest"),
  input: (size) => request(content(size)),
});
const inArgument = (piece: string, end = ""): Probe<string> =>
  inRequest((size) => `<argument>${piece.repeat(size)}${end}</argument>`);
const between = (piece: (index: number) => string): Probe<string> => inRequest((size) => series(size, piece));
const inTag = (piece: (index: number) => string): Probe<string> =>
  inRequest((size) => `<argument${series(size, piece)}/>`);
const unfinished = (piece: string): Probe<string> => ({
  target: at("StartRequest"),
  input: (size) => request("").slice(0, -15) + piece.repeat(size),
});
const rows = (row: (index: number) => string, end = ""): Probe<string> => ({
  target: at("ArrayOfResult"),
  input: (size) => `<ArrayOfResult xmlns="${NAMESPACE}" xmlns:i="${XSI}">${series(size, row)}${end}</ArrayOfResult>`,
});

function series(size: number, piece: (index: number) => string): string {
  return Array.from({ length: size }, (_, index) => piece(index)).join("");
}

const ROW = "<Result><deletes>0</deletes><errors>1</errors><runID>r</runID><status>Complete</status></Result>";

/** Documents that a careless reader takes more than linear time over, by the name of what grows. */
export const READER_PROBES: Readonly<Record<string, Probe<string>>> = {
  "references in a text": inArgument("&#xD;&amp;"),
  "brackets in a text": inArgument("]]"),
  "brackets before an angle": inArgument("]", "&gt;"),
  "carriage returns": inArgument("\r"),
  "lines before an error": inArgument("\r\n", "&"),
  "text before an error": inArgument("é", "]]>"),
  "empty CDATA sections": inArgument("<![CDATA[]]>"),
  "brackets in a CDATA section": inRequest((size) => `<argument><![CDATA[${"]".repeat(size)}]]></argument>`),
  "comments in a text": inArgument("a<!-- - -->"),
  "comments between members": between(() => "<!-- a -->"),
  "white space between members": between(() => " \n"),
  "zeros of an integer": inRequest((size) => `<loggingLevel>${"0".repeat(size)}1</loggingLevel>`),
  "white space of an integer": inRequest((size) => `<loggingLevel>${" ".repeat(size)}1</loggingLevel>`),
  "white space of a boolean": inRequest((size) => `<chainJobs>${"\n".repeat(size)}1</chainJobs>`),
  "members that nobody knows": between((index) => `<a${index}>x</a${index}>`),
  "the same member that nobody knows": between(() => "<a/>"),
  "attributes of one tag": inTag((index) => ` a${index}="1"`),
  "declarations of one tag": inTag((index) => ` xmlns:a${index}="u" a${index}:b${index}=""`),
  "declarations of many tags": between((index) => `<a${index} xmlns:p${index}="u"/>`),
  "white space in a tag": inTag(() => " "),
  "length of a name": inRequest((size) => `<a${"a".repeat(size)}/>`),
  "length of an attribute": inRequest((size) => `<argument a="${"&lt;\n".repeat(size)}"/>`),
  "start tags without an end": unfinished("<a>"),
  "start tags that never close": unfinished("<a "),
  "comments without an end": unfinished("<!-- "),
  "sections without an end": unfinished("<![CDATA["),
  "references without an end": unfinished("&"),
  "a quote without an end": unfinished('<a b="'),
  "rows in canonical form": rows(() => ROW),
  "rows before an error": rows(() => ROW, "<Result>"),
  "rows out of order": rows(() => "<Result><status>a</status><runID>b</runID></Result>"),
  "rows indented": rows(() => `\n  ${ROW.replaceAll("><", ">\n    <")}`),
  "rows with a wrong value each": rows(() => ROW.replace(">1<", ">x<")),
  "rows with a member twice each": rows(() => ROW.replace("<runID>", "<runID/><runID>")),
  "rows with an attribute each": rows((index) => ROW.replace("<Result>", `<Result a="${index}">`)),
  "members of an open schema": {
    target: at("RunResponse"),
    input: (size) =>
      `<RunResponse xmlns="${NAMESPACE}">${series(size, (index) => `<a${index}>x</a${index}>`)}<runID/></RunResponse>`,
  },
  "nested errors": {
    target: at("Error"),
    input: (size) => {
      const start = "<Message/><InnerException>".repeat(size);
      return `<Error>${start}<Message/>${"</InnerException>".repeat(size)}</Error>`;
    },
  },
};

const texts = (piece: string): Probe<unknown> => ({
  target: at("StartResponse"),
  input: (size) => ({ error: piece.repeat(size), runID: null, started: true }),
});
const values = (schema: string, input: (size: number) => unknown): Probe<unknown> => ({ target: at(schema), input });
const numbered = (size: number, value: () => unknown): object =>
  Object.fromEntries(Array.from({ length: size }, (_, index) => [`a${index}`, value()]));

/** Values that a careless writer takes more than linear time over, by the name of what grows. */
export const WRITER_PROBES: Readonly<Record<string, Probe<unknown>>> = {
  "a text that is written as it is": texts("é"),
  "a text of characters to escape": texts("<&>\r"),
  "a text outside the basic plane": texts("😀"),
  "a text that cannot be written": texts("\u0001"),
  "rows with all members": values("ArrayOfResult", (size) =>
    Array.from({ length: size }, () => ({ deletes: 1, runID: "r", status: "Complete", updates: 3 })),
  ),
  "rows with a wrong value each": values("ArrayOfResult", (size) =>
    Array.from({ length: size }, () => ({ errors: 0.5 })),
  ),
  "members of an open schema": values("RunResponse", (size) => ({ ...numbered(size, () => "x"), runID: "r" })),
  "members that nobody knows": values("StartRequest", (size) => numbered(size, () => "x")),
  "the keys of a map": values("Error", (size) => ({ Message: "m", ModelState: numbered(size, () => ["x"]) })),
};

/** A row is larger than what grows elsewhere. */
const ROW_SIZE = 20;

/** Documents and values of tables that were made up: one element of the root, many times. */
export function randomProbes(
  seed: number,
  count: number,
): {
  readonly readers: Readonly<Record<string, Probe<string>>>;
  readonly writers: Readonly<Record<string, Probe<unknown>>>;
} {
  const readers: Record<string, Probe<string>> = {};
  const writers: Record<string, Probe<unknown>> = {};
  for (let index = 0; index < count; index++) {
    const random = createRandom(seed, index);
    const target = listTarget(random, randomTable(random));
    const item = validValue(random, { ...target, schema: "Item" });
    const name = `table ${index} of seed ${seed}`;
    writers[name] = { target, input: (size) => Array.from({ length: Math.ceil(size / ROW_SIZE) }, () => item) };
    for (const [spelling, label] of [
      [CANONICAL, "canonical"],
      [PRETTY, "indented"],
      [PREFIXED, "prefixed"],
    ] as const) {
      readers[`${name}, ${label}`] = {
        target,
        input: (size) => {
          const text = spell(createRandom(seed, index), treeOf(target.table, target.schema, [item]), spelling);
          const start = text.indexOf(">") + 1;
          const end = text.lastIndexOf("</");
          return text.slice(0, start) + text.slice(start, end).repeat(Math.ceil(size / ROW_SIZE)) + text.slice(end);
        },
      };
    }
  }
  return { readers, writers };
}

/** A list of one of the types of a table. */
function listTarget(random: Random, table: Table): Target {
  const names = Object.entries(table.types).filter(([, { kind, noXml }]) => kind === "object" && noXml === undefined);
  const [to] = random.pick(names);
  const item = { kind: "ref", to, xml: { name: "row" } } as const;
  const types = {
    ...table.types,
    Item: item,
    Rows: { kind: "list", item, isWrapped: true, xml: { name: "rows" } },
  } as const;
  return { table: { ...table, types }, schema: "Rows" };
}
