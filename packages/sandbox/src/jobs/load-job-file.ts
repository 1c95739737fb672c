import { readFile, stat } from "node:fs/promises";
import { Ajv2020, type ErrorObject } from "ajv/dist/2020.js";
import { type Document, isNode, isScalar, LineCounter, parseDocument, visit } from "yaml";
import { printable } from "../printable.ts";
import type { JobFile } from "./job-file.ts";
import { jobFileSchema } from "./job-file-schema.ts";
import { patternFlags } from "./match-argument.ts";

/** A file of jobs that cannot be used; each line of the message names a line of the file. */
export class JobFileError extends Error {
  override readonly name = "JobFileError";
}

/** Bytes. */
const maxSize = 64 * 2 ** 20;
/** How many mistakes are told at once. */
const maxIssues = 20;

/**
 * Reads a file of projects and jobs.
 *
 * @throws JobFileError naming the lines that are wrong, or the file that cannot be read.
 */
export async function loadJobFile(path: string): Promise<JobFile> {
  return parseJobFile(await readText(path), path);
}

/** Devices and pipes may have no end. */
async function readText(path: string): Promise<string> {
  const name = printable(path);
  try {
    const found = await stat(path);
    if (found.isFile() && found.size <= maxSize) {
      return await readFile(path, "utf8");
    }
    throw new JobFileError(`${name}: ${found.isFile() ? `has more than ${maxSize} bytes` : "is no file"}`);
  } catch (error) {
    throw error instanceof JobFileError ? error : new JobFileError(`${name}: cannot be read`, { cause: error });
  }
}

/**
 * Parses JSON or YAML; `name` begins every line of an error.
 *
 * @throws JobFileError
 */
export function parseJobFile(text: string, name: string): JobFile {
  const json = parseSoundJson(text);
  if (json !== undefined) {
    return json;
  }
  const lines = new LineCounter();
  const { value, issues } = readDocument(text, lines);
  if (issues.length > 0) {
    const told = issues
      .slice(0, maxIssues)
      .map(({ line, message }) => `${printable(name)}:${line()}: ${printable(message)}`);
    const more = issues.length - told.length;
    throw new JobFileError([...told, ...(more > 0 ? [`${printable(name)}: and ${more} more`] : [])].join("\n"));
  }
  return value as JobFile;
}

/** Large files are JSON, which is read at once; where anything is wrong, the slower reader finds the line. */
function parseSoundJson(text: string): JobFile | undefined {
  if (!text.trimStart().startsWith("{")) {
    return undefined;
  }
  let keys = 0;
  try {
    const value: unknown = JSON.parse(text, (_, each: unknown) => {
      keys += typeof each === "object" && each !== null && !Array.isArray(each) ? Object.keys(each).length : 0;
      return each;
    });
    const written = text.matchAll(/"(?:[^"\\]|\\.)*"(\s*:)?/g);
    const isSound = [...written].reduce((sum, [, colon]) => sum + (colon === undefined ? 0 : 1), 0) === keys;
    return isSound && validate(value) && missingJobs(value as unknown as JobFile).length === 0
      ? (value as unknown as JobFile)
      : undefined;
  } catch (error) {
    if (error instanceof SyntaxError || error instanceof RangeError) {
      return undefined;
    }
    throw error;
  }
}

function readDocument(
  text: string,
  lines: LineCounter,
): { readonly value: unknown; readonly issues: readonly JobFileIssue[] } {
  try {
    // Its own search for keys that stand twice takes as long as the square of their number.
    const document = parseDocument(text, { lineCounter: lines, uniqueKeys: false, logLevel: "silent" });
    const broken = [
      ...document.errors.map(({ message, pos }) => ({
        line: () => lines.linePos(pos[0]).line,
        message: message.split("\n")[0] ?? message,
      })),
      ...findRepeatedKeys(document, lines),
    ];
    if (broken.length > 0) {
      return { value: undefined, issues: broken };
    }
    const value: unknown = document.toJS();
    return { value, issues: findIssues(value, document, lines) };
  } catch (error) {
    // Aliases that multiply, or brackets within brackets without end.
    if (error instanceof ReferenceError || error instanceof RangeError) {
      return { value: undefined, issues: [{ line: () => 1, message: `cannot be read: ${error.message}` }] };
    }
    throw error;
  }
}

function findRepeatedKeys(document: Document.Parsed, lines: LineCounter): readonly JobFileIssue[] {
  const issues: JobFileIssue[] = [];
  visit(document, {
    Map: (_, { items }) => {
      const seen = new Set<unknown>();
      for (const { key } of items) {
        const name = isScalar(key) ? key.value : key;
        if (seen.has(name)) {
          const at = isNode(key) ? (key.range?.[0] ?? 0) : 0;
          issues.push({ line: () => lines.linePos(at).line, message: `the key ${String(name)} stands twice` });
        }
        seen.add(name);
      }
    },
  });
  return issues;
}

interface JobFileIssue {
  /** Is looked for when it is told. */
  readonly line: () => number;
  readonly message: string;
}

const validate = new Ajv2020({ allErrors: true, formats: { regex: isRegularExpression } }).compile(jobFileSchema);

function findIssues(value: unknown, document: Document.Parsed, lines: LineCounter): readonly JobFileIssue[] {
  if (!validate(value)) {
    return (validate.errors ?? []).map((error) => describe(error, document, lines));
  }
  return findMissingJobs(value as unknown as JobFile, document, lines);
}

function findMissingJobs(file: JobFile, document: Document.Parsed, lines: LineCounter): readonly JobFileIssue[] {
  return missingJobs(file).map(({ place, next }) => ({
    line: () => lineOf(document, lines, place),
    message: `${place.join(".")}: there is no job ${next} in the project`,
  }));
}

function missingJobs(file: JobFile): readonly { readonly place: readonly string[]; readonly next: string }[] {
  return Object.entries(file.projects).flatMap(([projectID, { jobs }]) =>
    Object.entries(jobs).flatMap(([jobID, { next }]) =>
      next === undefined || Object.hasOwn(jobs, next) || Object.hasOwn(jobs, "*")
        ? []
        : [{ place: ["projects", projectID, "jobs", jobID, "next"], next }],
    ),
  );
}

function describe(error: ErrorObject, document: Document.Parsed, lines: LineCounter): JobFileIssue {
  const path = error.instancePath
    .split("/")
    .slice(1)
    .map((segment) => segment.replaceAll("~1", "/").replaceAll("~0", "~"));
  const extra: unknown = error.params["additionalProperty"];
  const place = typeof extra === "string" ? [...path, extra] : path;
  const message = typeof extra === "string" ? "is not known here" : (error.message ?? "is wrong");
  return { line: () => lineOf(document, lines, place), message: `${place.join(".") || "the file"}: ${message}` };
}

/** The line of the innermost thing on the path that is there. */
function lineOf(document: Document.Parsed, lines: LineCounter, path: readonly string[]): number {
  for (let length = path.length; length >= 0; length--) {
    const keys = path.slice(0, length).map((key) => (/^\d+$/.test(key) ? Number(key) : key));
    const node = [keys, path.slice(0, length)].map((place) => document.getIn(place, true)).find(isNode);
    if (node?.range) {
      return lines.linePos(node.range[0]).line;
    }
  }
  return 1;
}

function isRegularExpression(text: string): boolean {
  try {
    return new RegExp(text, patternFlags) !== undefined;
  } catch (error) {
    if (error instanceof SyntaxError) {
      return false;
    }
    throw error;
  }
}
