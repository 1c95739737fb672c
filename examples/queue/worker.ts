/** One of several processes that take orders from the queue, start each one's job and wait for its end. */
import { createClient, runIDFor } from "@starfish-api/client";
import { PgBoss } from "pg-boss";
import { type Order, queueName } from "./orders.ts";

const [baseUrl = "", connectionString = ""] = process.argv.slice(2);
const starfish = createClient({
  baseUrl,
  credentials: { username: "ada@example.com", password: "correct horse & battery" },
});

// One process makes the tables and looks after the queue; this one only works.
const boss = new PgBoss({ connectionString, max: 2, migrate: false, supervise: false, schedule: false });
boss.on("error", console.error);
await boss.start();
await boss.work<Order, number>(queueName, { localConcurrency: 8, pollingIntervalSeconds: 0.5 }, async ([job]) => {
  if (job === undefined) throw new TypeError("an order is missing");
  process.send?.("taken");
  const { account } = job.data;
  // The same order gives the same runID in every process, and a start with it asks the Results first: an order that is
  // delivered again waits for the run that is there already.
  const runID = await runIDFor(account);
  const rows = await starfish.runJob({ runID, projectID: "crm", jobID: "contacts", argument: account });
  return rows.reduce((sum, { totalRows = 0 }) => sum + totalRows, 0);
});
