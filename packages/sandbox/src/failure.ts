import { inspect } from "node:util";
import { printable } from "./printable.ts";

const maxLines = 12;

/** Something that went wrong inside of the sandbox, or in what it was given: a store, a callback, a description of jobs. */
export interface SandboxFailure {
  /** Where: a request, `onDelivery`, the webhook of a run. */
  readonly what: string;
  readonly cause: unknown;
}

/** Tells of failures; never throws. */
export type ReportFailure = (what: string, cause: unknown) => void;

export function createFailureReport(listener: (failure: SandboxFailure) => void): ReportFailure {
  return (what, cause) => {
    callSafely(
      () => listener({ what, cause }),
      (error) => printFailure({ what: "onFailure", cause: error }),
    );
  };
}

/** Calls what a user passed in, which may throw, or reject later. */
export function callSafely(call: () => unknown, onError: (error: unknown) => void): void {
  try {
    const result = call();
    if (typeof result === "object" && result !== null && "then" in result) {
      Promise.resolve(result).catch(onError);
    }
  } catch (error) {
    onError(error);
  }
}

/** Writes a failure to stderr: a sentence where one is enough, else the stack. */
export function printFailure({ what, cause }: SandboxFailure): void {
  const text = cause instanceof Error && isOwn(cause) ? cause.message : inspect(cause);
  console.error(`${printable(what)}: ${text.split("\n").slice(0, maxLines).map(printable).join("\n")}`);
}

/** Whether its message says all that there is to say. */
function isOwn(error: Error): boolean {
  return !/^(Error|TypeError|RangeError|ReferenceError|SyntaxError)$/.test(error.name);
}
