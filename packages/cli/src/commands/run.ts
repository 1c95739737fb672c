import { textOf } from "../arguments/parse.ts";
import type { Context } from "../context.ts";
import { UsageError } from "../errors.ts";
import type { Outcome } from "../exit-code.ts";
import { loadRequest, signed } from "../request.ts";
import { loadSettings, openClient } from "../settings/settings.ts";
import { runMany } from "./run-many.ts";
import { timesOf, watch } from "./watch.ts";

/** `starfish run`: starts a job, or one for each row of a file, and waits for the end. */
export async function run(context: Context): Promise<Outcome> {
  const { values, terminal } = context;
  if (textOf(values, "many") !== undefined) return runMany(context);
  const alone = ["key", "concurrency", "out", "journal", "format"].find((name) => values[name] !== undefined);
  if (alone !== undefined) throw new UsageError(`--${alone} goes with --many FILE.`);
  const settings = loadSettings(terminal, values);
  const times = timesOf(context);
  const request = await loadRequest(values, settings);
  const client = await openClient(terminal, settings);
  const resendUnknownStart = values["resend-unknown-start"] === true;
  const started = client.runJob(await signed(request, settings), { inquiry: times.inquiry, resendUnknownStart });
  return watch(context, started, times.deadline);
}
