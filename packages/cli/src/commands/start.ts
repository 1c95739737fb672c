import { type Context, note, print } from "../context.ts";
import type { Outcome } from "../exit-code.ts";
import { loadRequest, signed } from "../request.ts";
import { loadSettings, openClient } from "../settings/settings.ts";
import { failureOf, goOn, report } from "./report.ts";
import { timesOf } from "./watch.ts";

/** `starfish start`: starts a job and prints its runID. */
export async function start(context: Context): Promise<Outcome> {
  const { values, terminal, signal } = context;
  const settings = loadSettings(terminal, values);
  const { inquiry } = timesOf(context);
  const request = await loadRequest(values, settings);
  const client = await openClient(terminal, settings);
  const resendUnknownStart = values["resend-unknown-start"] === true;
  const run = client.runJob(await signed(request, settings), { inquiry, resendUnknownStart });
  const { runID } = run;
  const aborted = new Promise<never>((_, reject) => {
    signal.addEventListener("abort", () => reject(signal.reason));
  });
  try {
    await Promise.race([run.started, aborted]);
  } catch (error) {
    const outcome = signal.aborted ? "interrupted" : failureOf(error);
    report(context, { runID, outcome, rows: [], error });
    if (outcome === "unknown" || outcome === "interrupted") {
      note(context, `to find out whether run ${runID} started: ${goOn(context, runID, true)}`);
    }
    return outcome === "interrupted" ? "unknown" : outcome;
  }
  if (values["json"] === true) report(context, { runID, outcome: "started", rows: [] });
  else print(context, runID);
  return "succeeded";
}
