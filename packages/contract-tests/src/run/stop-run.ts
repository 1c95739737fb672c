import type { JudgedCase } from "./judge-case.ts";
import type { Stop } from "./run-cases.ts";

/** With so many cases in a row to which nobody answered, no one is there any more. */
const maxUnanswered = 10;

/** What a gateway says in place of a server that is gone. */
const gone = new Set([0, 502, 503, 504]);

export interface StopOptions {
  /** The first case that fails is the last one. Default false. */
  readonly bail?: boolean;
  /** Ends the run with what was judged so far; its reason is a word for a person. */
  readonly signal?: AbortSignal;
}

/** Watches the cases of a run, and says when and why it is to end before its end. */
export function createStop({
  bail = false,
  signal,
}: StopOptions): Stop & { readonly watch: (judged: JudgedCase) => void } {
  let unanswered = 0;
  let found: string | undefined;
  return {
    reason: () => (signal?.aborted === true ? `interrupted by ${String(signal.reason)}` : found),
    ...(signal === undefined ? {} : { signal }),
    watch: ({ isMalformed = false, report }) => {
      if (report.exchange !== undefined) {
        unanswered = gone.has(report.exchange.response.status) && !isMalformed ? unanswered + 1 : 0;
      }
      if (unanswered >= maxUnanswered) {
        found ??= `the server stopped answering: ${maxUnanswered} cases in a row got no answer, the last one was ${report.id}`;
      }
      if (bail && report.status === "failed") {
        found ??= `--bail, and ${report.id} failed`;
      }
    },
  };
}
