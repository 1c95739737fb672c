/**
 * Runs a job for each of 3,000 accounts, 100 at a time. The accounts are read as there is room for them, so that a source
 * of any length takes no more memory.
 */
import { createClient, JobError } from "@starfish-api/client";
import { createSandbox } from "@starfish-api/sandbox";

const sandbox = createSandbox({ fast: true });
const server = await sandbox.listen();
const starfish = createClient({
  baseUrl: server.url,
  credentials: { username: "ada@example.com", password: "correct horse & battery" },
});

function* accounts() {
  for (let number = 1; number <= 3000; number++) {
    // The sandbox's jobs fail when their argument is "break".
    const argument = number % 1000 === 0 ? "break" : `Account = ${number}`;
    yield { projectID: "crm", jobID: "contacts", argument };
  }
}

let succeeded = 0;
let rowsRead = 0;
const failed: string[] = [];
for await (const { rows, error, runID } of starfish.runJobs(accounts(), { concurrency: 100, firstPollDelay: 50 })) {
  if (rows !== undefined) {
    succeeded += 1;
    rowsRead += rows.reduce((sum, { totalRows = 0 }) => sum + totalRows, 0);
  } else if (error instanceof JobError) {
    failed.push(runID);
  } else {
    throw error;
  }
}
console.log(`${succeeded} runs succeeded and read ${rowsRead} rows`);
console.log(`${failed.length} runs failed and can be looked up by their runIDs`);
console.log(`the server's books show ${sandbox.runs.started} runs`);
await sandbox.close();
