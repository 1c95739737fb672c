// Starts a job with any body as its argument. The server makes the runID: send it once, and never again.
// Needs STARFISH_TOKEN, or STARFISH_USERNAME and STARFISH_PASSWORD. npm install @starfish-api/client
import { createClient, isStarfishError } from "@starfish-api/client";

const starfish = createClient();
try {
  const { started, runID, error } = await starfish.postWebhook({
    instance: "acme",
    projectid: "3f6c2a9e-7b14-4d88-9e05-1a2b3c4d5e6f",
    jobid: "9b2f1c64-0d7e-4a53-8c1b-5f3a7e6d2c10",
    argument: JSON.stringify({ order: 1042, region: "EMEA" }),
    contentType: "application/json",
  });
  console.log(started ? `Started as run ${runID}` : `The job was not started: ${error}`);
  if (!started) process.exitCode = 1;
} catch (error) {
  // After network_failed, timed_out and a status above 499 look before you send it again.
  if (!isStarfishError(error)) throw error;
  console.error(error.code, error.message);
  process.exitCode = 1;
}
