/** A process that runs jobs through the client until it is done or killed. What it knows is in its journal alone. */
import { createClient } from "@starfish-api/client";
import { writeEntry } from "./journal.ts";
import { openStore } from "./open-store.ts";
import { startReceiver } from "./receiver.ts";
import { createOrders, limitsOf, type Orders } from "./run-orders.ts";
import type { Assignment, Task, WorkerMessage, WorkerOrder } from "./task.ts";
import { createWrongClock } from "./wrong-clock.ts";

const early: Task[] = [];
const twins = new Set<Promise<void>>();
const going = new Map<number, () => void>();
let orders: Orders | undefined;

process.on("message", (order: WorkerOrder) => {
  if (order.kind === "begin") void work(order.assignment);
  else if (order.kind === "go") going.get(order.index)?.();
  else if (orders === undefined) early.push(order.task);
  else runTwin(orders, order.task);
});

function tell(message: WorkerMessage): void {
  // Where whoever started this process has gone already, there is nobody to tell.
  if (process.connected) process.send?.(message);
}

/** Settles when others have the order too. */
function shareOrder(index: number): Promise<void> {
  return new Promise((resolve) => {
    going.set(index, resolve);
    tell({ kind: "begins", index });
  });
}

function runTwin(running: Orders, task: Task): void {
  const twin = running.run([task]).finally(() => twins.delete(twin));
  twins.add(twin);
}

async function work(assignment: Assignment): Promise<void> {
  const { number, baseUrl, credentials, seed, plants, journal, tasks } = assignment;
  tell({ kind: "working" });
  const isByClock = plants.includes("lease-by-own-clock");
  const clock = createWrongClock(seed, number, isByClock);
  if (clock.wrongBy !== 0) writeEntry(journal, { kind: "clock", what: "wrong" });
  void clock.set.then(() => writeEntry(journal, { kind: "clock", what: "set" }));
  const { store, close } = await openStore(
    assignment.store,
    number,
    plants.includes("lease-by-own-clock") ? clock : undefined,
  );
  const secret = `the secret of the chaos run ${seed}`;
  // Of its own, because the limits of a run do not bound the wait for a token that it shares with others.
  const { attemptTimeout, totalTimeout } = limitsOf(assignment);
  const client = createClient({
    baseUrl,
    credentials,
    attemptTimeout,
    totalTimeout,
    clock,
    claims: plants.includes("no-claims") ? undefined : store,
    onExchange({ runID, method, path, number: attempt, status, error, durationMilliseconds, responseHeaders = {} }) {
      if (runID === undefined) return;
      const what = `${method} ${path}, attempt ${attempt}: ${status ?? error} after ${Math.round(durationMilliseconds)} ms`;
      const isPage = responseHeaders["content-type"] === "text/html";
      const isAnswer = method === "GET" && (status === 200 || status === 404) && !isPage;
      writeEntry(journal, { kind: "sent", runID, what, isAnswer });
    },
  });
  const receiver = await startReceiver({ client, secret, store, clock, journal, seed, plants });
  const webhook = { url: receiver.url, secret, store };
  orders = createOrders({ client, webhook, assignment, shareOrder });
  for (const task of early.splice(0)) runTwin(orders, task);

  await orders.run(tasks);
  while (twins.size > 0) await Promise.all(twins);
  await receiver.close();
  close();
  if (process.connected) process.disconnect();
}
