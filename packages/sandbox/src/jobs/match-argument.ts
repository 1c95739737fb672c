import { createContext, Script } from "node:vm";

/** Milliseconds that one regular expression may look at one argument. */
const maxTime = 1000;
/** How often one may take longer before it is not tried again: each time, everything else waits. */
const maxOverruns = 2;

/** A regular expression of a file of jobs that does not come to an end. */
export class SlowPatternError extends Error {
  override readonly name = "SlowPatternError";
}

/** The flags of `argumentMatches`, where it is checked and where it is run. */
export const patternFlags = "u";

const script = new Script("new RegExp(pattern, flags).test(argument)");

/**
 * Matches arguments within a time, for a few letters can keep a backtracking matcher busy for years.
 *
 * @throws SlowPatternError
 */
export function createMatcher(): (pattern: string, argument: string) => boolean {
  const overruns = new Map<string, number>();
  return (pattern, argument) => {
    const past = overruns.get(pattern) ?? 0;
    if (past >= maxOverruns) {
      throw new SlowPatternError(`argumentMatches ${pattern} took longer than ${maxTime} ms, and is not tried again.`);
    }
    try {
      const context = createContext({ pattern, flags: patternFlags, argument });
      return script.runInContext(context, { timeout: maxTime }) === true;
    } catch (error) {
      // It is an error of the other context, and so no Error here.
      if ((error as { readonly code?: unknown }).code === "ERR_SCRIPT_EXECUTION_TIMEOUT") {
        overruns.set(pattern, past + 1);
        throw new SlowPatternError(`argumentMatches ${pattern} took longer than ${maxTime} ms with this argument.`);
      }
      throw error;
    }
  };
}
