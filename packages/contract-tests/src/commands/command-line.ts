import { type ParseArgsConfig, parseArgs } from "node:util";
import { UsageError } from "../errors.ts";

/** As node:util's, but what is wrong with the options is a UsageError. */
export function parseOptions<const T extends ParseArgsConfig>(config: T): ReturnType<typeof parseArgs<T>> {
  try {
    return parseArgs(config);
  } catch (cause) {
    throw new UsageError(cause instanceof Error ? cause.message : String(cause), { cause });
  }
}

/** @throws {UsageError} when the text is no whole number within the bounds. */
export function parseWhole(name: string, text: string, least: number, most: number): number {
  const number = Number(text);
  if (text.trim() === "" || !Number.isInteger(number) || number < least || number > most) {
    throw new UsageError(`--${name} ${text} must be a whole number from ${least} to ${most}`);
  }
  return number;
}

/** @throws {UsageError} when the text is no port. */
export function parsePort(text: string): number {
  const port = Number(text);
  if (!Number.isInteger(port) || port < 0 || port > 65_535) {
    throw new UsageError(`--port ${text} is no port: it must be a whole number from 0 to 65535`);
  }
  return port;
}
