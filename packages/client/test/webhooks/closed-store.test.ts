import { spawn } from "node:child_process";
import { once } from "node:events";
import { text } from "node:stream/consumers";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { createMemoryStore, type Store } from "../../src/index.ts";
import { manualClock } from "../manual-clock.ts";
import { delivery, hook } from "./hook.ts";

test("a store that was closed keeps no process alive, which says what was not written down", async () => {
  const program = fileURLToPath(new URL("closed-store.ts", import.meta.url));
  const child = spawn(process.execPath, [program], { stdio: ["ignore", "pipe", "pipe"] });
  const [out, err, [code]] = await Promise.all([text(child.stdout), text(child.stderr), once(child, "exit")]);
  expect([code, out.trim()]).toEqual([0, "204"]);
  expect(err).toContain('run "r" could not be taken');
  expect(err).toContain("run r was told, which is not written down: it is tried again every 600 s");
  expect(err).toContain("the store's set failed");
}, 60_000);

test("a key that cannot be written to the end is reported again with its run", async () => {
  const clock = manualClock();
  const kept = createMemoryStore(clock);
  const about: unknown[] = [];
  const store: Store = {
    ...kept,
    set: (key, time) => (key.includes("delivered") ? Promise.reject(new Error("away")) : kept.set(key, time)),
  };
  const { handler, sign } = hook({ clock, store, onError: (error, { runID }) => about.push([runID, String(error)]) });
  expect((await handler(delivery(await sign()))).status).toBe(204);
  await clock.advance(60_000);
  expect(about).toMatchObject([
    ["r", expect.stringContaining("tried again every 5 s")],
    ["r", expect.stringContaining("it was tried 12 times")],
  ]);
  expect(kept.has("starfish-working:r")).toBe(false);
});
