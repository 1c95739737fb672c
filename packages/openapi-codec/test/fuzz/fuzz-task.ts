/** What the command tells its worker. */
export interface Task {
  readonly seed: number;
  readonly first: number;
  readonly count: number;
  readonly seconds: number;
  readonly growth: boolean;
  /** Holds the number of the case under way, or `GROWTH`, for the watch over a hang. */
  readonly progress: Int32Array;
}

/** What the worker answers: the lines to print, and whether all is well. */
export interface Answer {
  readonly lines: readonly string[];
  readonly clean: boolean;
}

/** In the place of the case's number while the probes of growth run, and less with each of them. */
export const GROWTH = -1;
