// Waits for a run that was started before and reads its results.
// Needs STARFISH_TOKEN, or STARFISH_USERNAME and STARFISH_PASSWORD, and the runID in STARFISH_RUN_ID.
// npm install @starfish-api/client
import { createClient, isStarfishError } from "@starfish-api/client";

const starfish = createClient();
try {
  // starfish.getResults(runID) asks once.
  const run = starfish.resumeRun(process.env["STARFISH_RUN_ID"] ?? "", { deadline: 3_600_000, inquiry: 30_000 });
  for (const { status, totalRows, errors } of await run) console.log(status, totalRows, errors);
} catch (error) {
  // error.code says what happened, error.runID to which run.
  if (!isStarfishError(error)) throw error;
  console.error(error.code, error.message);
  process.exitCode = 1;
}
