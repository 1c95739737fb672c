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

/** One line of a worker's journal, with its moment in milliseconds since 1970. */
export type Entry = { readonly at: number } & (
  | {
      /** Written before anything is sent. */
      readonly kind: "begun";
      readonly index: number;
      readonly with: "runJob" | "runJobs" | "resumeRun";
      /** Another process has the same order at the same time. */
      readonly isTwin: boolean;
    }
  | { readonly kind: "ended"; readonly index: number; readonly outcome: Outcome; readonly isTwin: boolean }
  /** `onRun` of a webhook's handler begins; it threw; it came back, and that is what it was told. */
  | { readonly kind: "telling" | "untold"; readonly runID: string }
  | { readonly kind: "told"; readonly runID: string; readonly outcome: string; readonly rows: readonly ExpectedRow[] }
  /** A request and what came of it; an answer is one of the Results that says what the server knows of the run. */
  | { readonly kind: "sent"; readonly runID: string; readonly what: string; readonly isAnswer: boolean }
  /** The clock of the process is wrong from the beginning; it was set while it worked. */
  | { readonly kind: "clock"; readonly what: "wrong" | "set" }
);

export type Ended = Extract<Entry, { kind: "ended" }>;
export type Sent = Extract<Entry, { kind: "sent" }>;
export type Told = Extract<Entry, { kind: "told" }>;
/** Nothing in it but these, and `Told` among them. */
export type Telling = Extract<Entry, { kind: "telling" | "untold" | "told" }>;

/** Entries without their moment, each kind by itself. */
type Content<E> = E extends Entry ? Omit<E, "at"> : never;

/** Written at once, so that it outlives a process that is killed in the next moment. */
export function writeEntry(file: string, content: Content<Entry>): void {
  appendFileSync(file, `${JSON.stringify({ at: Date.now(), ...content })}\n`);
}

/** Whole lines only: the last one of a killed process may be cut off. */
export function readJournal(file: string): readonly Entry[] {
  if (!existsSync(file)) return [];
  const lines = readFileSync(file, "utf8").split("\n").slice(0, -1);
  return lines.map((line) => JSON.parse(line) as Entry);
}
