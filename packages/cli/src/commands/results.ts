import { StartUnknownError } from "@starfish-api/client";
import type { Context } from "../context.ts";
import type { Outcome } from "../exit-code.ts";
import { loadSettings, openClient } from "../settings/settings.ts";
import { failureOf, report } from "./report.ts";

/** `starfish results RUNID`: what is known of a run now. */
export async function results(context: Context): Promise<Outcome> {
  const { terminal, values, operands, signal } = context;
  const client = await openClient(terminal, loadSettings(terminal, values));
  const [runID = ""] = operands;
  try {
    const { rows, state } = await client.resumeRun(runID, { chainJobs: false }).poll({ signal });
    if (rows.length === 0) throw new StartUnknownError(`the Results know nothing of run ${runID}`, { runID });
    const outcome = state === "succeeded" || state === "failed" ? state : "unfinished";
    report({ ...context, values: { ...values, quiet: true } }, { runID, outcome, rows });
    return outcome;
  } catch (error) {
    const outcome = failureOf(error);
    report(context, { runID, outcome, rows: [], error });
    return outcome;
  }
}
