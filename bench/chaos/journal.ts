import { appendFileSync, existsSync, readFileSync } from "node:fs";
import type { ExpectedRow } from "./job.ts";

/** How the client reported one run. */
export type Outcome =
  | { readonly rows: readonly ExpectedRow[] }
  | {
      readonly error: {
        /** Whether it is one of the client's own errors. */
        readonly isTyped: boolean;
        readonly name: string;
        readonly code?: string | undefined;
        readonly scope?: string | undefined;
        readonly runID?: string | undefined;
        readonly message: string;
        /** Of a JobError. */
        readonly rows?: readonly ExpectedRow[] | undefined;
      };
    };

/** One line of a worker's journal. */
export type Entry =
  /** Written before anything is sent. */
  | { readonly kind: "begun"; readonly index: number }
  | { readonly kind: "ended"; readonly index: number; readonly at: number; readonly outcome: Outcome }
  /** What a webhook's handler was told. */
  | { readonly kind: "told"; readonly runID: string; readonly outcome: string; readonly rows: readonly ExpectedRow[] };

/** Written at once, so that it outlives a process that is killed in the next moment. */
export function writeEntry(file: string, entry: Entry): void {
  appendFileSync(file, `${JSON.stringify(entry)}\n`);
}

export function readJournal(file: string): readonly Entry[] {
  if (!existsSync(file)) return [];
  const lines = readFileSync(file, "utf8").split("\n").slice(0, -1);
  return lines.map((line) => JSON.parse(line) as Entry);
}
