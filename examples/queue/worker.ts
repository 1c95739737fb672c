/** One of several processes that take orders from the queue, start each one's job and wait for its end. */
import { createClient, runIDFor } from "@starfish-api/client";
import { Worker } from "bullmq";
import { type Order, queueName } from "./orders.ts";

const [baseUrl = "", redisPort] = process.argv.slice(2);
const starfish = createClient({
  baseUrl,
  credentials: { username: "ada@example.com", password: "correct horse & battery" },
});

new Worker<Order, number>(
  queueName,
  async ({ data: { account } }) => {
    // The same order gives the same runID in every process, and a start with it asks the Results first: an order that is
    // delivered again waits for the run that is there already.
    const runID = await runIDFor(account);
    const rows = await starfish.runJob({ runID, projectID: "crm", jobID: "contacts", argument: account });
    return rows.reduce((sum, { totalRows = 0 }) => sum + totalRows, 0);
  },
  {
    connection: { host: "127.0.0.1", port: Number(redisPort) },
    concurrency: 8,
    // An order whose worker has not been heard of for two seconds goes to another one, however often that happens.
    lockDuration: 2000,
    stalledInterval: 1000,
    maxStalledCount: 1000,
  },
);
