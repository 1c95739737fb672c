/**
 * Starts a job, waits for its end and reads its rows; then starts one that fails.
 */
import { createClient, JobError } from "@starfish-api/client";
import { createSandbox } from "@starfish-api/sandbox";

const sandbox = createSandbox();
const server = await sandbox.listen();

const starfish = createClient({
  baseUrl: server.url,
  credentials: { username: "ada@example.com", password: "correct horse & battery" },
});

const run = starfish.runJob({ projectID: "crm", jobID: "contacts", argument: "Region = 'EMEA'" });
run.onProgress(({ polls, state }) => console.log(`poll ${polls}: ${state}`));
await run.started;
console.log(`the server has started run ${run.runID}`);
for (const row of await run) {
  console.log(`${row.status}: ${row.totalRows} rows, ${row.inserts} inserted, ${row.errors} with errors`);
}

// The sandbox's jobs fail when their argument is "break".
try {
  await starfish.runJob({ projectID: "crm", jobID: "contacts", argument: "break" });
} catch (error) {
  if (error instanceof JobError === false) throw error;
  console.log(`the second run failed: ${error.rows[0]?.status}, ${error.rows[0]?.errors} with errors`);
}
await sandbox.close();
