import { type ParseArgsConfig, parseArgs } from "node:util";
import { closestName } from "../closest-name.ts";
import { UsageError } from "../errors.ts";
import type { MinChecked } from "../report/min-checked.ts";

/** As node:util's, but what is wrong with the options is a UsageError, which says what was probably meant. */
export function parseOptions<const T extends ParseArgsConfig>(config: T): ReturnType<typeof parseArgs<T>> {
  const parsed = attemptToParse(config);
  const [empty] = Object.entries(parsed.values).find(([, value]) => [value].flat().includes("")) ?? [];
  if (empty !== undefined) {
    // A variable that is not set would open every address, or name a folder in place of a file.
    throw new UsageError(`--${empty} needs a value, and is given none`);
  }
  return parsed;
}

function attemptToParse<const T extends ParseArgsConfig>(config: T): ReturnType<typeof parseArgs<T>> {
  try {
    return parseArgs(config);
  } catch (cause) {
    const text = cause instanceof Error ? cause.message : String(cause);
    const unknown = /^Unknown option '(-[^']*)'/.exec(text)?.[1];
    if (unknown === undefined) {
      throw new UsageError(text, { cause });
    }
    const meant = closestName(
      unknown,
      Object.keys(config.options ?? {}).map((name) => `--${name}`),
    );
    throw new UsageError(`there is no option ${unknown}${meant === undefined ? "" : `; did you mean ${meant}?`}`, {
      cause,
    });
  }
}

/** @throws {UsageError} when the text is not a whole number within the bounds. */
export function parseWhole(name: string, text: string, least: number, most: number): number {
  const number = Number(text);
  if (text.trim() === "" || !Number.isInteger(number) || number < least || number > most) {
    throw new UsageError(`--${name} ${text} must be a whole number from ${least} to ${most}`);
  }
  return number;
}

/** @throws {UsageError} when the text is not a port. */
export function parsePort(text: string): number {
  const port = Number(text);
  if (!Number.isInteger(port) || port < 0 || port > 65_535) {
    throw new UsageError(`--port ${text} is not a port: it must be a whole number from 0 to 65535`);
  }
  return port;
}

/** Reads `90%` or `400`. @throws {UsageError} when the text is neither. */
export function parseMinChecked(text: string): MinChecked {
  const [, digits = "", percent] = /^(\d{1,9})(%?)$/.exec(text) ?? [];
  if (digits === "" || (percent === "%" && Number(digits) > 100)) {
    throw new UsageError(`--min-checked ${text} must be a number of cases, or a share of them from 0% to 100%`);
  }
  return percent === "%" ? { share: Number(digits) / 100 } : { count: Number(digits) };
}

/** Reads `Name: value`, as often as it is given. @throws {UsageError} when a text is not a header field. */
export function parseHeaders(texts: readonly string[]): Readonly<Record<string, string>> {
  const headers: Record<string, string> = {};
  for (const text of texts) {
    const [, name = "", value = ""] = /^([\w!#$%&'*+.^`|~-]+):[ \t]*([\t\x20-\x7e\x80-\xff]*)$/.exec(text) ?? [];
    if (name === "") {
      throw new UsageError("--header must be of the form 'Name: value'");
    }
    headers[name.toLowerCase()] = value;
  }
  return headers;
}
