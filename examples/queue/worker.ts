/** One of several processes that take orders from the queue, start each one's job and wait for its end. */
import { createClient, runIDFor } from "@starfish-api/client";
import { createPostgresStore } from "@starfish-api/client/stores/postgres";
import { PgBoss } from "pg-boss";
import { type Order, queueName } from "./orders.ts";

const [baseUrl = "", connectionString = ""] = process.argv.slice(2);
// One process makes the tables and looks after the queue; this one only works.
const boss = new PgBoss({ connectionString, max: 2, migrate: false, supervise: false, schedule: false });
boss.on("error", console.error);
await boss.start();

// The workers share their claims in the queue's database: an order that takes long is given to a second worker while the
// first is at it, and only one of them starts its job.
const database = boss.getDb();
const claims = createPostgresStore({ query: (text, values) => database.executeSql(text, values) });
const starfish = createClient({
  baseUrl,
  claims,
  credentials: { username: "ada@example.com", password: "correct horse & battery" },
});
await boss.work<Order, number>(queueName, { localConcurrency: 8, pollingIntervalSeconds: 0.5 }, async ([job]) => {
  if (job === undefined) throw new TypeError("an order is missing");
  process.send?.("taken");
  const { account } = job.data;
  // The same order gives the same runID in every process, and a start with it asks the Results first: an order that is
  // delivered again waits for the run that is there already.
  const runID = await runIDFor(account);
  // This server's Results show a run as soon as it has started. So a worker that died between claim and start is seen soon,
  // and its order can be started without a doubt.
  const options = { inquiry: 2000, resendUnknownStart: true };
  const rows = await starfish.runJob({ runID, projectID: "crm", jobID: "contacts", argument: account }, options);
  return rows.reduce((sum, { totalRows = 0 }) => sum + totalRows, 0);
});
