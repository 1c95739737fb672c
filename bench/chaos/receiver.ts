import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { setTimeout as wait } from "node:timers/promises";
import {
  type Clock,
  createMemoryStore,
  createWebhookHandler,
  type EndedRun,
  type StarfishClient,
  type Store,
  toNodeListener,
} from "@starfish-api/client";
import { compared } from "./job.ts";
import { writeEntry } from "./journal.ts";
import type { Plant } from "./plant.ts";
import { chance } from "./random.ts";

export interface Receiver {
  /** Where deliveries go. */
  readonly url: string;
  /**
   * Settles when every delivery that came is answered: with the store gone its handler would try for minutes to write
   * down that it was told, and keep the process alive.
   */
  readonly close: () => Promise<void>;
}

export interface ReceiverOptions {
  readonly client: StarfishClient;
  readonly secret: string;
  readonly store: Store;
  readonly clock: Clock;
  readonly journal: string;
  readonly seed: number;
  readonly plants: readonly Plant[];
}

/** How long `onRun` works at the most, in milliseconds, and how likely it throws then. */
const longestWork = 150;
const failing = 0.3;

/** Takes deliveries, and writes down what its handler was told. */
export async function startReceiver(options: ReceiverOptions): Promise<Receiver> {
  const take = createTaker(options);
  const underWay = new Set<Promise<Response>>();
  const listener = toNodeListener((request) => {
    const answering = take(request).finally(() => underWay.delete(answering));
    underWay.add(answering);
    return answering;
  });
  const server = createServer(listener);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/ended`,
    async close() {
      server.close();
      // Others come meanwhile, by connections that are open.
      while (underWay.size > 0) await Promise.all(underWay);
      server.closeAllConnections();
    },
  };
}

function createTaker({ client, secret, store, clock, journal, seed, plants }: ReceiverOptions) {
  const attempts = new Map<string, number>();

  async function onRun({ runID, outcome, rows }: EndedRun): Promise<void> {
    const attempt = (attempts.get(runID) ?? 0) + 1;
    attempts.set(runID, attempt);
    writeEntry(journal, { kind: "telling", runID });
    await wait(chance(seed, "work", runID, attempt) * longestWork);
    if (chance(seed, "onRun", runID, attempt) < failing) {
      writeEntry(journal, { kind: "untold", runID });
      throw new Error("onRun throws, as the seed says");
    }
    writeEntry(journal, { kind: "told", runID, outcome, rows: rows.map(compared) });
  }

  // What is not taken stands in the history of its run.
  const silent = { onRefused: () => {}, onError: () => {} };
  const stores = plants.includes("told-again") ? [store, createMemoryStore()] : [store];
  const handlers = stores.map((each) =>
    createWebhookHandler({ secret, store: each, confirmWith: client, confirmTimeout: 4000, onRun, clock, ...silent }),
  );
  let count = 0;
  return async (request: Request): Promise<Response> => {
    const handler = handlers[count++ % handlers.length] as (typeof handlers)[number];
    const response = await handler(request);
    const isWrong = plants.includes("acknowledged-in-work") && response.status === 503;
    return isWrong ? new Response(null, { status: 204 }) : response;
  };
}
