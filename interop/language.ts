export type MediaType = "application/json" | "application/xml";

/** A file of @starfish-api/openapi. */
export type PublishedDescription = `starfish.v1.${string}json`;

/** A command that must be on the machine, and run there. */
export interface Tool {
  readonly command: string;
  /** What it takes to tell its version. Default: `--version`. */
  readonly version?: string;
  /** How to get it on Debian. */
  readonly install: string;
}

/** One command, run in the language's work folder. */
export interface Step {
  readonly command: string;
  readonly args: readonly string[];
}

/** What a generator does not do well with this description, and what to do about it. */
export interface Limit {
  readonly limit: string;
  readonly remedy: string;
}

/** A generator of clients, and a program of ours that uses what it generates. */
export interface Language {
  /** The name of its folder, and for `--require`. */
  readonly id: string;
  readonly name: string;
  /** With its version, as the pins beside the program have it. */
  readonly generator: string;
  readonly tools: readonly Tool[];
  /** Files that the work folder gets besides those of the language's folder: their place there, by path from languages/. */
  readonly files?: Readonly<Record<string, string>>;
  /** The published files to generate from, by their name in the work folder. */
  readonly descriptions: Readonly<Record<string, PublishedDescription>>;
  /** From an empty work folder, or one that was built before, to a program. */
  readonly build: readonly Step[];
  /** How the program is run for each media type that the generated client speaks. */
  readonly programs: Readonly<Partial<Record<MediaType, Step>>>;
  readonly limits: readonly Limit[];
}
