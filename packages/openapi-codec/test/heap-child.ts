import { createTable } from "../src/generate/create-table.ts";
import * as codec from "../src/index.ts";
import { DecodeError } from "../src/index.ts";
import { codecWith, document } from "./check.ts";

const { decode, plain } = codecWith(codec, createTable);

// Decodes documents in a process of its own, which needs --expose-gc, and prints the figures as JSON.

/** In bytes: the size of a document, and what stays on the heap when all but one value of a document is let go. */
export interface HeapFigures {
  readonly document: number;
  /** Of a document, a slice is kept. */
  readonly slice: number;
  /** A runID is kept, out of rows as the framework writes them. */
  readonly canonical: number;
  /** The same, where the rows are indented. */
  readonly spelled: number;
  /** The same, where the text has references in it. */
  readonly referenced: number;
  /** A member that no schema lists. */
  readonly additional: number;
  /** A message of an error. */
  readonly entry: number;
  /** The value of an attribute. */
  readonly attribute: number;
  /** The name of a member that no schema lists. */
  readonly key: number;
  /** A text in a CDATA section. */
  readonly section: number;
  /** The error of a document that breaks off. */
  readonly refused: number;
}

const text = "550e8400-e29b-41d4-a716-446655440000";
const row = (runID: string) =>
  `<Result><deletes>0</deletes><errors>0</errors><ignores>0</ignores><inserts>0</inserts><runID>${runID}</runID>` +
  `<runTime>1</runTime><skips>0</skips><startTime>2026-01-02T03:04:05.1234567</startTime><status>Complete</status>` +
  "<totalRows>0</totalRows><updates>0</updates></Result>";
const rows = (runID: string) => document("ArrayOfResult", row(runID).repeat(10_000));
const padding = `<zzz>${"x".repeat(3_000_000)}</zzz>`;

function heap(): number {
  if (globalThis.gc === undefined) throw new Error("Run it with node --expose-gc");
  globalThis.gc();
  globalThis.gc();
  return process.memoryUsage().heapUsed;
}

/** A text in one piece on the heap, that shares nothing with what it was made from. */
const fresh = (made: string): string => [made.slice(0, 1), made.slice(1)].join("");

/** What stays on the heap after one value was taken out of a document. The first one pays for what is compiled. */
function kept(make: () => string, take: (text: string) => unknown): number {
  takeFrom(make, take);
  // The least of some: a compiler at work in the background holds a document now and then.
  return Math.min(...Array.from({ length: 3 }, () => keptOnce(make, take)));
}

function keptOnce(make: () => string, take: (text: string) => unknown): number {
  // The engine keeps the text that a regular expression matched last: not the one that is measured.
  /^/.test("");
  const before = heap();
  const value = takeFrom(make, take);
  const after = heap();
  if (value === undefined) throw new Error("Nothing was kept");
  return after - before;
}

/** A call of its own, so that no variable of the caller holds the document. */
function takeFrom(make: () => string, take: (text: string) => unknown): unknown {
  return take(fresh(make()));
}

const runID = (xml: string) => decode("ArrayOfResult", xml, "text/xml")?.[5000]?.runID;

function refusal(xml: string): unknown {
  try {
    return decode("ArrayOfResult", xml, "text/xml");
  } catch (error) {
    if (error instanceof DecodeError) return error.issues;
    throw error;
  }
}

const figures: HeapFigures = {
  document: rows(text).length,
  slice: kept(
    () => rows(text),
    (xml) => xml.slice(1000, 1036),
  ),
  canonical: kept(() => rows(text), runID),
  spelled: kept(() => rows(text).replaceAll("><", "> <"), runID),
  referenced: kept(() => rows(`&lt;${text}&amp;`), runID),
  additional: kept(
    () => document("RunResponse", `<log>${text}</log><runID/>${padding}`),
    (xml) => decode("RunResponse", xml, "text/xml")["log"],
  ),
  entry: kept(
    () => `<Error><Message/><ModelState><request.runID>${text}</request.runID></ModelState>${padding}</Error>`,
    (xml) => decode("Error", xml, "text/xml").ModelState,
  ),
  attribute: kept(
    () => `<Script language="${text}">${padding.slice(5, -6)}</Script>`,
    (xml) => (plain.decode("Script", xml, "text/xml") as { language: string }).language,
  ),
  key: kept(
    () => `<words xmlns="urn:words"><a${text}>x</a${text}>${padding.replaceAll("zzz", "z")}</words>`,
    (xml) => Object.keys(plain.decode("Words", xml, "text/xml") as object)[0],
  ),
  section: kept(
    () => document("RunResponse", `<log><![CDATA[<${text}>]]></log><runID/>${padding}`),
    (xml) => decode("RunResponse", xml, "text/xml")["log"],
  ),
  refused: kept(() => rows(text).slice(0, -1000), refusal),
};

console.log(JSON.stringify(figures));
