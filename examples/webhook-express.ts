/**
 * Takes deliveries with Express. The handler reads the body itself: no body parser may stand in front of it.
 */
import { randomBytes } from "node:crypto";
import { once } from "node:events";
import type { AddressInfo } from "node:net";
import { createClient, createWebhookHandler, createWebhookUrl, toNodeListener } from "@starfish-api/client";
import { createSandbox } from "@starfish-api/sandbox";
import express from "express";

const sandbox = createSandbox();
const api = await sandbox.listen();
const starfish = createClient({
  baseUrl: api.url,
  credentials: { username: "ada@example.com", password: "correct horse & battery" },
});

const secret = randomBytes(32).toString("base64url");
const delivered = Promise.withResolvers<string>();
const handler = createWebhookHandler({
  secret,
  confirmWith: starfish,
  onRun: ({ runID, outcome }) => delivered.resolve(`${runID} ${outcome}`),
});

const app = express();
app.post("/webhooks/starfish", toNodeListener(handler));
const server = app.listen(0, "127.0.0.1");
await once(server, "listening");

// Starts the job and forgets it: the handler is told.
const runID = crypto.randomUUID();
const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/webhooks/starfish`;
const webHookURL = await createWebhookUrl({ url, runID, secret });
await starfish.executeJobAsync({ runID, projectID: "crm", jobID: "contacts", argument: "break", webHookURL });
console.log(`started ${runID}`);
console.log(`delivered and confirmed: ${await delivered.promise}`);

const repeated = await fetch(webHookURL, { method: "POST", body: JSON.stringify({ runID }) });
console.log(`the same delivery again: ${repeated.status}, and nobody is told twice`);

server.close();
await sandbox.close();
