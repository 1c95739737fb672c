import { writeSync } from "node:fs";
import { UsageError } from "../errors.ts";

/** Writes a text to an open file, whole. Throws UsageError that names it. */
export function writeText(file: number, text: string, name: string): void {
  const bytes = Buffer.from(text);
  try {
    for (let at = 0; at < bytes.length; ) at += writeSync(file, bytes, at);
  } catch (error) {
    throw new UsageError(`${name} cannot be written: ${(error as NodeJS.ErrnoException).code}`);
  }
}
