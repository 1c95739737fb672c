// Starts a job once and waits for its end.
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
try {
  const rows = await starfish.runJob(order, { deadline: 3_600_000, inquiry: 30_000 });
  for (const { status, totalRows, errors } of rows) console.log(status, totalRows, errors);
} catch (error) {
  // error.code says what happened, error.runID to which run.
  if (!isStarfishError(error)) throw error;
  console.error(error.code, error.message);
  process.exitCode = 1;
}
