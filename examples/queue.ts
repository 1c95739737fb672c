/**
 * Starts and waits spread over three worker processes by a queue, pg-boss on PostgreSQL, while workers are killed at
 * random: at the end the server's books show every run once. There is nothing to install: the database is PGlite, in this
 * process, unless DATABASE_URL names a server.
 */
import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { setTimeout } from "node:timers/promises";
import { createSandbox } from "@starfish-api/sandbox";
import { PgBoss } from "pg-boss";
import { startDatabase } from "./queue/database.ts";
import { type Order, queueName } from "./queue/orders.ts";

const orders: readonly Order[] = Array.from({ length: 120 }, (_, index) => ({ account: `account-${index + 1}` }));
const killings = 6;

const database = await startDatabase();
const sandbox = createSandbox();
const server = await sandbox.listen();
const { connectionString } = database;
const boss = new PgBoss({ connectionString, max: 2, superviseIntervalSeconds: 1, monitorIntervalSeconds: 1 });
boss.on("error", console.error);
const workers: ChildProcess[] = [];
/** Those that have taken an order: a worker is not killed before it has anything to lose. */
const busy = new Set<ChildProcess>();
let killed = 0;
try {
  await runOrders();
  await readBooks();
} finally {
  await killAll(workers);
  await boss.stop();
  await sandbox.close();
  await database.stop();
}

async function runOrders(): Promise<void> {
  await boss.start();
  await boss.deleteQueue(queueName);
  // An order that is not done after five seconds, for its worker has died or is slow, goes to another one, however often
  // that happens.
  await boss.createQueue(queueName, { expireInSeconds: 5, retryLimit: 1000 });
  await boss.insert(
    queueName,
    orders.map((data) => ({ data })),
  );

  for (let count = 0; count < 3; count++) workers.push(startWorker());
  while (killed < killings && !(await areDone())) {
    await setTimeout(Math.random() * 1000);
    const [worker] = workers.filter((each) => busy.has(each)).sort(() => Math.random() - 0.5);
    if (worker === undefined) continue;
    workers.splice(workers.indexOf(worker), 1, startWorker());
    await killAll([worker]);
    killed += 1;
  }
  while (!(await areDone())) await setTimeout(500);
}

async function areDone(): Promise<boolean> {
  return (await findOrders()).every(({ state }) => state === "completed");
}

/** What the queue knows of each order. */
async function findOrders() {
  const found = await boss.findJobs<Order>(queueName);
  const lost = found.find(({ state }) => state === "failed");
  if (lost !== undefined) throw new Error(`an order has failed for good: ${JSON.stringify(lost.output)}`);
  return found;
}

/** What the server knows of starts: each order's run must be there, once. */
async function readBooks(): Promise<void> {
  const again = (await findOrders()).filter(({ retryCount }) => retryCount > 0);
  const runs = sandbox.runs.list();
  const distinct = new Set(runs.map(({ runID }) => runID));
  console.log(`${killed} workers were killed, ${orders.length} orders are done, ${again.length} delivered again`);
  console.log(`the server's books: ${runs.length} runs, ${runs.length - distinct.size} of them started twice`);
  process.exitCode = runs.length === orders.length && distinct.size === orders.length ? 0 : 1;
}

function startWorker(): ChildProcess {
  const worker = fork(new URL("queue/worker.ts", import.meta.url), [server.url, connectionString]);
  worker.once("message", () => busy.add(worker));
  return worker;
}

async function killAll(processes: readonly ChildProcess[]): Promise<void> {
  for (const process of processes) {
    process.kill("SIGKILL");
    await once(process, "exit");
  }
}
