// Starts a job once, with an answer at its end.
// Needs STARFISH_TOKEN, or STARFISH_USERNAME and STARFISH_PASSWORD. npm install @starfish-api/client
import { createClient, isStarfishError, runIDFor } from "@starfish-api/client";

const starfish = createClient();
const order = {
  // The same order always has the same runID: started again, this program starts no second run.
  runID: await runIDFor("order-1042"),
  projectID: "3f6c2a9e-7b14-4d88-9e05-1a2b3c4d5e6f",
  jobID: "9b2f1c64-0d7e-4a53-8c1b-5f3a7e6d2c10",
  argument: "Region = 'EMEA'",
};

/** Whether a failure leaves open if the job runs: an answer that comes after an hour is easily lost. */
function leavesOpen(error: unknown): boolean {
  if (!isStarfishError(error)) return false;
  if (error.code === "http_failed") return error.status >= 500 || error.status === 408;
  return ["network_failed", "timed_out", "decode_failed", "start_unknown", "already_started"].includes(error.code);
}

try {
  const { rows: known } = await starfish.resumeRun(order.runID).poll();
  if (known.length === 0) {
    await starfish.executeJob(order).catch((error: unknown) => {
      if (!leavesOpen(error)) throw error;
      console.log("It is not sent again, the Results are asked.");
    });
  }
  const rows = await starfish.resumeRun(order.runID, { inquiry: 30_000 });
  for (const { status, totalRows, errors } of rows) console.log(status, totalRows, errors);
} catch (error) {
  // error.code says what happened, error.runID to which run.
  if (!isStarfishError(error)) throw error;
  console.error(error.code, error.message);
  process.exitCode = 1;
}
