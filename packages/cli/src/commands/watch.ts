import type { Clock, ResultsResponse, Run } from "@starfish-api/client";
import { textOf } from "../arguments/parse.ts";
import { type Context, note } from "../context.ts";
import { showRun } from "../display/run-progress.ts";
import { parseDuration } from "../duration.ts";
import type { Outcome } from "../exit-code.ts";
import { failureOf, goOn, report } from "./report.ts";

/** The times that the options name, in milliseconds; undefined for the client's own. Throws UsageError. */
export function timesOf({ values }: Context): { deadline: number | undefined; inquiry: number | undefined } {
  const timeOf = (name: string) => {
    const text = textOf(values, name);
    return text === undefined ? undefined : parseDuration(text, name);
  };
  return { deadline: timeOf("deadline"), inquiry: timeOf("inquiry") };
}

/** Waits for the end of a run, shows it, and reports. */
export async function watch(context: Context, run: Run, deadline: number | undefined): Promise<Outcome> {
  const { runID } = run;
  let seen: readonly ResultsResponse[] = [];
  const forget = run.onProgress(({ rows }) => {
    if (rows.length > 0) seen = rows;
  });
  const hide = showRun(context, run);
  const rest = pollOften(context, run);
  try {
    const rows = await run.result({ deadline, signal: context.signal });
    hide();
    report(context, { runID, outcome: "succeeded", rows });
    return "succeeded";
  } catch (error) {
    hide();
    if (context.signal.aborted) return interrupted(context, run, seen);
    const outcome = failureOf(error);
    const { rows = seen } = Object(error) as { rows?: readonly ResultsResponse[] };
    report(context, { runID, outcome, rows, error });
    if (outcome === "unknown")
      note(context, `ask again later, before you start it again: ${goOn(context, runID, true)}`);
    if (outcome === "unfinished")
      note(context, `the run goes on; wait for it with: ${goOn(context, runID, seen.length > 0)}`);
    return outcome;
  } finally {
    rest();
    forget();
  }
}

/** Somebody looks on, and many jobs are short: at first the Results are asked every half second. Gives what ends that. */
function pollOften({ terminal, signal }: Context, run: Run): () => void {
  const { setTimer } = terminal.clock ?? systemTimer;
  let left = 20;
  let cancel = () => {};
  const poll = () => {
    if (left === 0) return;
    left -= 1;
    cancel = setTimer(500, () => {
      run.poll({ signal }).then(poll, poll);
    });
  };
  run.started.then(poll, () => {});
  return () => {
    left = 0;
    cancel();
  };
}

const systemTimer: Pick<Clock, "setTimer"> = {
  setTimer(milliseconds, callback) {
    const timer = setTimeout(callback, milliseconds);
    return () => clearTimeout(timer);
  },
};

/** Says how to go on after Ctrl-C. */
function interrupted(context: Context, run: Run, rows: readonly ResultsResponse[]): Outcome {
  const { runID, state } = run;
  report(context, { runID, outcome: "interrupted", rows, error: new Error("interrupted") });
  const isShown = rows.length > 0;
  if (state === "starting") {
    note(
      context,
      `interrupted while run ${runID} was being started; to find out whether it did: ${goOn(context, runID, true)}`,
    );
  } else {
    note(
      context,
      `interrupted; run ${runID} goes on at the server, wait for it with: ${goOn(context, runID, isShown)}`,
    );
  }
  return "unfinished";
}
