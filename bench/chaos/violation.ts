/** What must never be, with the run that it happened to. */
export interface Violation {
  readonly runID: string;
  readonly index: number;
  readonly what: string;
}
