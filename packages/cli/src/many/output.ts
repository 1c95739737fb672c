import { closeSync, openSync, realpathSync, renameSync, statSync } from "node:fs";
import { UsageError } from "../errors.ts";
import type { Terminal } from "../terminal.ts";
import { writeText } from "./write-text.ts";

/** Where the rows go. */
export interface RowOutput {
  readonly write: (text: string) => void;
  /** All is written. Throws UsageError. */
  readonly close: () => void;
}

/**
 * A file gets its name when it is whole: until then it is `FILE.part`. What is a device or a pipe is written as it is, and `-`
 * is stdout. Throws UsageError.
 */
export function openOutput(file: string | undefined, { stdout }: Terminal): RowOutput {
  if (file === undefined || file === "-") return { write: (text) => stdout.write(text), close: () => {} };
  const path = targetOf(file);
  const found = statSync(path, { throwIfNoEntry: false });
  if (found?.isDirectory()) throw new UsageError(`--out: ${file} is a folder: name a file in it`);
  const part = found === undefined || found.isFile() ? `${path}.part` : path;
  const opened = open(part);
  return {
    write: (text) => writeText(opened, text, part),
    close() {
      closeSync(opened);
      if (part !== path) rename(part, path);
    },
  };
}

/** What a link leads to keeps its link. */
function targetOf(file: string): string {
  try {
    return realpathSync(file);
  } catch {
    return file;
  }
}

function open(file: string): number {
  try {
    return openSync(file, "w");
  } catch (error) {
    throw new UsageError(`--out: ${file} cannot be written: ${(error as NodeJS.ErrnoException).code}`);
  }
}

function rename(part: string, file: string): void {
  try {
    renameSync(part, file);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    throw new UsageError(`--out: the rows are in ${part}, which cannot be renamed to ${file}: ${code}`);
  }
}
