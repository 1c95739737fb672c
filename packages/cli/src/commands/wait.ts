import type { Context } from "../context.ts";
import type { Outcome } from "../exit-code.ts";
import { loadSettings, openClient } from "../settings/settings.ts";
import { failureOf, report } from "./report.ts";
import { timesOf, watch } from "./watch.ts";

/** For how long the Results may know nothing of a run that somebody asks for, in milliseconds. */
const standardInquiry = 30_000;

/** `starfish wait RUNID`: waits for the end of a run that was started before. */
export async function wait(context: Context): Promise<Outcome> {
  const { values, terminal, operands, signal } = context;
  const settings = loadSettings(terminal, values);
  const { deadline, inquiry = standardInquiry } = timesOf(context);
  const client = await openClient(terminal, settings);
  const [runID = ""] = operands;
  const run = client.resumeRun(runID, inquiry === Number.POSITIVE_INFINITY ? {} : { inquiry });
  try {
    // What makes asking impossible is reported at once; later on, a failure may pass.
    await run.poll({ signal });
  } catch (error) {
    if (!signal.aborted) {
      const outcome = failureOf(error);
      report(context, { runID, outcome, rows: [], error });
      return outcome;
    }
  }
  return watch(context, run, deadline);
}
