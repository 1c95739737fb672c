import type { Probe } from "./growth.ts";

const texts = (piece: string): Probe<unknown> => ({
  schemaName: "StartResponse",
  input: (size) => ({ error: piece.repeat(size), runID: null, started: true }),
});

const lists = (row: unknown): Probe<unknown> => ({
  schemaName: "ArrayOfResult",
  input: (size) => Array.from({ length: size }, () => row),
});

const members = (schemaName: string): Probe<unknown> => ({
  schemaName,
  input: (size) => ({ ...numbered(size, () => "x"), runID: "r", jobID: "j", projectID: "p" }),
});

function numbered(size: number, value: () => unknown): Readonly<Record<string, unknown>> {
  return Object.fromEntries(Array.from({ length: size }, (_, index) => [`a${index}`, value()]));
}

/** Values that a careless writer takes more than linear time over, by the name of what grows. */
export const WRITER_PROBES: Readonly<Record<string, Probe<unknown>>> = {
  "a text that is written as it is": texts("é"),
  "a text of characters to escape": texts("<&>\r"),
  "a text outside the basic plane": texts("😀"),
  "a text that cannot be written": texts("\u0001"),
  "a text of lone surrogates": texts("\ud800"),
  "rows with all members": lists({ deletes: 1, errors: 2, runID: "r", runTime: null, status: "Complete", updates: 3 }),
  "rows with a wrong value each": lists({ errors: 0.5 }),
  "rows with an unknown member each": lists({ status: "Complete", statu: "x" }),
  "members of an open schema": members("RunResponse"),
  "members that nobody knows": members("StartRequest"),
  "the keys of a map": {
    schemaName: "Error",
    input: (size) => ({ Message: "m", ModelState: numbered(size, () => ["x"]) }),
  },
  "the texts of a key": {
    schemaName: "Error",
    input: (size) => ({ Message: "m", ModelState: { key: Array.from({ length: size }, () => "x") } }),
  },
};
