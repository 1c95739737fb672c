import { InvalidOptionError } from "../errors.ts";

/** Throws for an option that cannot be used. */
export type RefuseOption = (problem: string) => never;

/**
 * Given to what is loaded later, which imports nothing of the client itself: bundlers make a file of whatever two files
 * share (decision 15).
 */
export const refuseOption: RefuseOption = (problem) => {
  throw new InvalidOptionError(problem);
};
