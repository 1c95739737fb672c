import type { Step, Tool } from "../language.ts";

/** A language in which there is a sample of each operation, in openapi/samples. */
export interface SampleLanguage {
  /** The name of its folder, and for `--require`. */
  readonly id: string;
  readonly name: string;
  /** Of its files, with the dot. */
  readonly extension: string;
  readonly tools: readonly Tool[];
  /** In a folder that has the samples of these operations: what makes them run. */
  readonly build: (operations: readonly string[]) => readonly Step[];
  readonly run: (operation: string) => Step;
}
