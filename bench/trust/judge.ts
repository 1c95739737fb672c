/** What a judge holds against a server. */
export interface Verdict {
  /** Each mistake by a name that it has in every run; empty where the server is right. */
  readonly failures: readonly string[];
  readonly seconds: number;
  /** Whether it came to its end before it was stopped. */
  readonly isWhole: boolean;
}

/** A program that judges a server by a description. */
export interface Judge {
  readonly name: string;
  readonly version: string;
  /** What it is given, and what is left out. */
  readonly note: string;
  /**
   * @param folder - An empty one, for its files.
   * @param isFirstEnough - Whether it may stop at the first failure.
   */
  readonly judge: (url: string, folder: string, isFirstEnough: boolean) => Promise<Verdict>;
}

/** The token that every sandbox here takes. */
export const token = "good";
