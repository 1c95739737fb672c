/** An option of a command, as it is read, explained and completed. */
export interface Option {
  /** Without the dashes. */
  readonly name: string;
  /** What its value is called in `--help`; without one it is a switch. */
  readonly value?: string;
  readonly help: string;
  /** The only values that it can have. */
  readonly choices?: readonly string[];
  /** Its value is the name of a file, or a folder's. */
  readonly isFile?: true;
}

/** A command, as it is read, explained and completed. */
export interface CommandSpec {
  /** Its words, such as `webhooks listen`. */
  readonly name: string;
  readonly summary: string;
  /** What it wants besides options, such as `RUNID`. */
  readonly operands: readonly string[];
  readonly options: readonly Option[];
  /** What it does beyond the summary, in paragraphs. */
  readonly text: readonly string[];
  /** Lines to type. */
  readonly examples: readonly string[];
}
