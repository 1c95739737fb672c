import { readFile, stat } from "node:fs/promises";
import { printable } from "../printable.ts";
import type { JobFile } from "./job-file.ts";
import { mistakesIn } from "./job-file-rules.ts";
import { readYaml } from "./read-yaml.ts";

/** A file of jobs that cannot be used; each line of the message names a line of the file. */
export class JobFileError extends Error {
  override readonly name = "JobFileError";
}

const mebibyte = 2 ** 20;
/** Bytes of a file of JSON. */
const maxSize = 64 * mebibyte;
/** Bytes of a file of YAML, whose reader takes a second for so many. */
const maxYamlSize = mebibyte;
/** How many mistakes are reported at once. */
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
    throw new JobFileError(`${name}: ${found.isFile() ? `has more than ${maxSize} bytes` : "is not a file"}`);
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
  const size = Buffer.byteLength(text);
  if (size > maxYamlSize) {
    throw new JobFileError(`${printable(name)}: ${printable(isJson(text) ? whatIsWrong(text) : tooMuchYaml(size))}`);
  }
  const { value, issues } = readYaml(text);
  if (issues.length > 0) {
    const told = issues
      .slice(0, maxIssues)
      .map(({ line, message }) => `${printable(name)}:${line()}: ${printable(message)}`);
    const more = issues.length - told.length;
    throw new JobFileError([...told, ...(more > 0 ? [`${printable(name)}: and ${more} more`] : [])].join("\n"));
  }
  return value as JobFile;
}

function isJson(text: string): boolean {
  return text.trimStart().startsWith("{");
}

function tooMuchYaml(size: number): string {
  const has = (size / mebibyte).toFixed(1);
  return `has ${has} MiB of YAML, and ${maxYamlSize / mebibyte} is allowed. Write it as JSON, of which ${maxSize / mebibyte} are.`;
}

/** The first mistake of a file of JSON that is too large to look for its line. */
function whatIsWrong(text: string): string {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    return `is not JSON: ${error instanceof Error ? error.message : String(error)}`;
  }
  return mistakesIn(value)[0]?.message ?? "a key stands twice";
}

/** Large files are JSON, which is read at once; where anything is wrong, the slower reader finds the line. */
function parseSoundJson(text: string): JobFile | undefined {
  if (!isJson(text)) {
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
    return isSound && mistakesIn(value).length === 0 ? (value as JobFile) : undefined;
  } catch (error) {
    if (error instanceof SyntaxError || error instanceof RangeError) {
      return undefined;
    }
    throw error;
  }
}
