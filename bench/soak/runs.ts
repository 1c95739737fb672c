import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { DatabaseSync } from "node:sqlite";
import { createClient, createWebhookHandler, type RunRequest, runIDFor, toNodeListener } from "@starfish-api/client";
import { createSqliteStore } from "@starfish-api/client/stores/sqlite";

/** A program that runs jobs in all the ways that there are. */
export interface Program {
  /** Runs so many jobs, and settles when all have ended and their deliveries were told. */
  readonly run: (count: number) => Promise<void>;
  /** How many deliveries its handler was told of. */
  readonly told: () => number;
  readonly close: () => void;
}

/** How many runs there are at the same time. */
const concurrency = 32;
const quick = { firstPollDelay: 0, longestPollDelay: 100 };
const job: RunRequest = { projectID: "crm", jobID: "contacts", argument: "Region = 'EMEA'" };

/**
 * Of ten runs four go through runJobs, two are single, two have a derived runID with a claim, and two are told of by a
 * webhook. Claims and deliveries are kept in SQLite: what they remember for days would be growth of the heap.
 */
export async function startProgram(baseUrl: string): Promise<Program> {
  const store = createSqliteStore(new DatabaseSync(":memory:"));
  const credentials = { username: "ada@example.com", password: "a password" };
  const client = createClient({ baseUrl, credentials, claims: store });
  const secret = "at least 16 bytes, for a soak";
  const waiting = new Map<string, () => void>();
  let told = 0;
  let orders = 0;
  const onRun = ({ runID }: { readonly runID: string }): void => {
    told += 1;
    waiting.get(runID)?.();
    waiting.delete(runID);
  };
  const handler = createWebhookHandler({ secret, store, confirmWith: client, onRun });
  const server = createServer(toNodeListener(handler));
  await once(server.listen(0, "127.0.0.1"), "listening");
  const webhook = { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/ended`, secret, store };

  async function runMany(count: number): Promise<void> {
    const requests = Array.from({ length: count }, () => job);
    for await (const { error } of client.runJobs(requests, { ...quick, concurrency })) if (error) throw error;
  }

  async function runTold(): Promise<void> {
    const run = client.runJob(job, { ...quick, webhook });
    await Promise.all([run, new Promise<void>((resolve) => waiting.set(run.runID, resolve))]);
  }

  async function runSingle(index: number): Promise<void> {
    if (index % 3 === 0) await client.runJob(job, quick);
    else if (index % 3 === 1) await client.runJob({ ...job, runID: await runIDFor(`order-${orders++}`) }, quick);
    else await runTold();
  }

  return {
    async run(count) {
      const many = Math.round(count * 0.4);
      await runMany(many);
      const singles = Array.from({ length: count - many }, (_, index) => index).values();
      const work = async (): Promise<void> => {
        for (const index of singles) await runSingle(index);
      };
      await Promise.all(Array.from({ length: concurrency }, work));
      server.closeIdleConnections();
    },
    told: () => told,
    close() {
      server.close();
      server.closeAllConnections();
    },
  };
}
