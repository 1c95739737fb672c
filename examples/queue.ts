/**
 * Starts and waits spread over three worker processes by a queue, BullMQ on Redis, while workers are killed at random:
 * at the end the server's books show every run once.
 */
import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { setTimeout } from "node:timers/promises";
import { createSandbox } from "@starfish-api/sandbox";
import { Queue } from "bullmq";
import { type Order, queueName } from "./queue/orders.ts";
import { startRedis } from "./queue/redis.ts";

const orders: readonly Order[] = Array.from({ length: 120 }, (_, index) => ({ account: `account-${index + 1}` }));
const killings = 6;

const redis = await startRedis().catch((error: Error) => {
  console.error(error.message);
  process.exit(1);
});
const sandbox = createSandbox();
const server = await sandbox.listen();
const queue = new Queue<Order>(queueName, { connection: { host: "127.0.0.1", port: redis.port } });
const workers: ChildProcess[] = [];
try {
  await runOrders();
  readBooks();
} finally {
  await killAll(workers);
  await queue.close();
  await sandbox.close();
  await redis.stop();
}

async function runOrders(): Promise<void> {
  await queue.addBulk(orders.map((data) => ({ name: "run", data })));

  for (let count = 0; count < 3; count++) workers.push(startWorker());
  for (let killed = 0; killed < killings; killed++) {
    await setTimeout(600 + Math.random() * 600);
    await killAll(workers.splice(Math.floor(Math.random() * workers.length), 1));
    workers.push(startWorker());
  }
  while ((await queue.getCompletedCount()) < orders.length) {
    if ((await queue.getFailedCount()) > 0)
      throw new Error(`an order has failed for good: ${(await queue.getFailed())[0]?.failedReason}`);
    await setTimeout(200);
  }
}

/** What the server knows of starts: each order's run must be there, once. */
function readBooks(): void {
  const runs = sandbox.runs.list();
  const distinct = new Set(runs.map(({ runID }) => runID));
  console.log(`${killings} workers were killed, ${orders.length} orders are done`);
  console.log(`the server's books: ${runs.length} runs, ${runs.length - distinct.size} of them started twice`);
  process.exitCode = runs.length === orders.length && distinct.size === orders.length ? 0 : 1;
}

function startWorker(): ChildProcess {
  return fork(new URL("queue/worker.ts", import.meta.url), [server.url, String(redis.port)]);
}

async function killAll(processes: readonly ChildProcess[]): Promise<void> {
  for (const process of processes) {
    process.kill("SIGKILL");
    await once(process, "exit");
  }
}
