import type { CaseReport } from "../report/report.ts";
import type { Contract } from "../types.ts";

/** What the cases show of a question. */
export interface Sighting {
  /** A sentence. */
  readonly answer: string;
  /** The same for programs. */
  readonly seen: unknown;
  /** The ids of the cases that show it. */
  readonly cases: readonly string[];
}

/** Something that nobody knows of the vendor's server. */
export interface Question {
  /** Also the name of its file. */
  readonly id: string;
  readonly question: string;
  /** A JSON pointer to the place in the description that would say so. */
  readonly pointer: string;
  /** Undefined where the cases show nothing of it. */
  readonly observe: (cases: readonly CaseReport[], contract: Contract) => Sighting | undefined;
}
