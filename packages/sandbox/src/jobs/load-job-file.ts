import { readFile } from "node:fs/promises";
import { Ajv2020, type ErrorObject } from "ajv/dist/2020.js";
import { type Document, isNode, LineCounter, parseDocument } from "yaml";
import type { JobFile } from "./job-file.ts";
import { jobFileSchema } from "./job-file-schema.ts";
import { patternFlags } from "./match-argument.ts";

/** A file of jobs that cannot be used; each line of the message names a line of the file. */
export class JobFileError extends Error {
  override readonly name = "JobFileError";
}

/**
 * Reads a file of projects and jobs.
 *
 * @throws JobFileError naming the lines that are wrong, or the file that cannot be read.
 */
export async function loadJobFile(path: string): Promise<JobFile> {
  let text: string;
  try {
    text = await readFile(path, "utf8");
  } catch (error) {
    throw new JobFileError(`${path}: cannot be read`, { cause: error });
  }
  return parseJobFile(text, path);
}

/** Parses JSON or YAML; `name` begins every line of an error. */
export function parseJobFile(text: string, name: string): JobFile {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines });
  const broken = document.errors.map(({ message, pos }) => ({
    line: lines.linePos(pos[0]).line,
    message: message.split("\n")[0] ?? message,
  }));
  const issues = broken.length > 0 ? broken : findIssues(document, lines);
  if (issues.length > 0) {
    throw new JobFileError(issues.map(({ line, message }) => `${name}:${line}: ${message}`).join("\n"));
  }
  return document.toJS() as JobFile;
}

interface JobFileIssue {
  readonly line: number;
  readonly message: string;
}

const validate = new Ajv2020({ allErrors: true, formats: { regex: isRegularExpression } }).compile(jobFileSchema);

function findIssues(document: Document.Parsed, lines: LineCounter): readonly JobFileIssue[] {
  const value: unknown = document.toJS();
  if (!validate(value)) {
    return (validate.errors ?? []).map((error) => describe(error, document, lines));
  }
  return findMissingJobs(value as unknown as JobFile, document, lines);
}

function findMissingJobs(file: JobFile, document: Document.Parsed, lines: LineCounter): readonly JobFileIssue[] {
  return Object.entries(file.projects).flatMap(([projectID, { jobs }]) =>
    Object.entries(jobs).flatMap(([jobID, { next }]) =>
      next === undefined || Object.hasOwn(jobs, next) || Object.hasOwn(jobs, "*")
        ? []
        : [
            {
              line: lineOf(document, lines, ["projects", projectID, "jobs", jobID, "next"]),
              message: `projects.${projectID}.jobs.${jobID}.next: there is no job ${next} in the project`,
            },
          ],
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
  return { line: lineOf(document, lines, place), message: `${place.join(".") || "the file"}: ${message}` };
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
