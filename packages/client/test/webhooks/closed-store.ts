/** A process that takes a delivery, and whose store is closed before it is written down that it was told. */
import { DatabaseSync } from "node:sqlite";
import { createWebhookHandler, createWebhookUrl } from "../../src/index.ts";
import { createSqliteStore } from "../../src/stores/sqlite.ts";

const database = new DatabaseSync(":memory:");
const secret = "at least 16 bytes";
const handler = createWebhookHandler({
  secret,
  confirmWith: false,
  store: createSqliteStore(database),
  // Tried again after ten minutes, eleven times.
  lease: 3_600_000,
  onRun: () => database.close(),
});
const url = await createWebhookUrl({ url: "https://my.test", runID: "r", secret });
const { status } = await handler(new Request(url, { method: "POST", body: '{"runID":"r"}' }));
console.log(status);
