/**
 * Waits for a delivery instead of polling, with Hono. The vendor documents no signature of deliveries: the proof that one
 * is meant for us is in the address, and the Results confirm what it says.
 */
import { randomBytes } from "node:crypto";
import { once } from "node:events";
import type { AddressInfo } from "node:net";
import { createAdaptorServer } from "@hono/node-server";
import { createClient, createMemoryStore, createWebhookHandler } from "@starfish-api/client";
import { createSandbox } from "@starfish-api/sandbox";
import { Hono } from "hono";

const sandbox = createSandbox();
const api = await sandbox.listen();
const starfish = createClient({
  baseUrl: api.url,
  credentials: { username: "ada@example.com", password: "correct horse & battery" },
});

const secret = randomBytes(32).toString("base64url");
const store = createMemoryStore();
const told = Promise.withResolvers<string>();
const handler = createWebhookHandler({
  secret,
  store,
  confirmWith: starfish,
  onRun: ({ outcome, rows }) => told.resolve(`${outcome}, ${rows[0]?.totalRows} rows`),
  onRefused: ({ status, reason }) => console.log(`refused with ${status}: ${reason}`),
});

const app = new Hono();
app.post("/webhooks/starfish", (context) => handler(context.req.raw));
const server = createAdaptorServer({ fetch: app.fetch, overrideGlobalObjects: false });
await once(server.listen(0, "127.0.0.1"), "listening");
const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/webhooks/starfish`;

// Polling alone would not look again for a minute.
const run = starfish.runJob(
  { projectID: "crm", jobID: "contacts" },
  { webhook: { url, secret, store }, firstPollDelay: 60_000 },
);
const rows = await run;
console.log(`the wait was over with the delivery: ${rows[0]?.status}`);
console.log(`delivered and confirmed: ${await told.promise}`);

const forged = await fetch(`${url}?starfish-run=${run.runID}`, { method: "POST", body: '{"status":"Complete"}' });
console.log(`a forged delivery: ${forged.status}`);

server.close();
await sandbox.close();
