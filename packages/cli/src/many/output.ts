import { closeSync, openSync, renameSync } from "node:fs";
import { UsageError } from "../errors.ts";
import type { Terminal } from "../terminal.ts";
import { writeText } from "./write-text.ts";

/** Where the rows go. */
export interface RowOutput {
  readonly write: (text: string) => void;
  /** All is written. */
  readonly close: () => void;
}

/** A file gets its name when it is whole: until then it is `FILE.part`. Throws UsageError. */
export function openOutput(file: string | undefined, { stdout }: Terminal): RowOutput {
  if (file === undefined) return { write: (text) => stdout.write(text), close: () => {} };
  const part = `${file}.part`;
  let opened: number;
  try {
    opened = openSync(part, "w");
  } catch (error) {
    throw new UsageError(`--out: ${part} cannot be written: ${(error as NodeJS.ErrnoException).code}`);
  }
  return {
    write: (text) => writeText(opened, text, part),
    close() {
      closeSync(opened);
      renameSync(part, file);
    },
  };
}
