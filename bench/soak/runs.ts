import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { DatabaseSync } from "node:sqlite";
import {
  type Confirmer,
  createClient,
  createWebhookHandler,
  type RunRequest,
  runIDFor,
  toNodeListener,
} from "@starfish-api/client";
import { createSqliteStore } from "@starfish-api/client/stores/sqlite";
import type { Told } from "./deliveries.ts";

/** A program that runs jobs in all the ways that there are. */
export interface Program {
  /** Runs so many jobs, and settles when all have ended and their deliveries were told. */
  readonly run: (count: number) => Promise<void>;
  readonly told: () => Told;
  readonly close: () => void;
}

/** How many runs there are at the same time. */
const concurrency = 32;
const quick = { firstPollDelay: 0, longestPollDelay: 100 };
const job: RunRequest = { projectID: "crm", jobID: "contacts", argument: "Region = 'EMEA'" };

/**
 * Of twenty runs eight go through runJobs, seven are single, four have a derived runID with a claim, and one is told of by a
 * webhook, whose handler fails at the first delivery of each run. Claims and deliveries are kept in SQLite: what they remember for days would be growth of the heap.
 */
export async function startProgram(baseUrl: string): Promise<Program> {
  const store = createSqliteStore(new DatabaseSync(":memory:"));
  const credentials = { username: "ada@example.com", password: "a password" };
  const client = createClient({ baseUrl, credentials, claims: store });
  const secret = "at least 16 bytes, for a soak";
  const waiting = new Map<string, () => void>();
  const failed = new Set<string>();
  const told = { asked: 0, times: 0, runs: 0 };
  let orders = 0;
  const onRun = ({ runID }: { readonly runID: string }): void => {
    if (waiting.has(runID) && !failed.has(runID)) {
      failed.add(runID);
      throw new Error("the first time");
    }
    told.times += 1;
    if (failed.delete(runID)) told.runs += 1;
    waiting.get(runID)?.();
    waiting.delete(runID);
  };
  // None of these runs is a chain, whose end is believed at the second word alone, two seconds after the first.
  const confirmWith: Confirmer = {
    resumeRun: (runID, options) => client.resumeRun(runID, { ...options, chainJobs: false }),
  };
  const handler = createWebhookHandler({ secret, store, confirmWith, onRun, onError() {}, onRefused() {} });
  const server = createServer(toNodeListener(handler));
  await once(server.listen(0, "127.0.0.1"), "listening");
  const webhook = { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/ended`, secret, store };

  async function runMany(count: number): Promise<void> {
    const requests = Array.from({ length: count }, () => job);
    for await (const { error } of client.runJobs(requests, { ...quick, concurrency })) if (error) throw error;
  }

  async function runTold(): Promise<void> {
    told.asked += 1;
    const run = client.runJob(job, { ...quick, webhook });
    await Promise.all([run, new Promise<void>((resolve) => waiting.set(run.runID, resolve))]);
  }

  async function runSingle(index: number): Promise<void> {
    const kind = index % 12;
    if (kind === 0) await runTold();
    else if (kind < 5) await client.runJob({ ...job, runID: await runIDFor(`order-${orders++}`) }, quick);
    else await client.runJob(job, quick);
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
