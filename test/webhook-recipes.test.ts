import { spawn } from "node:child_process";
import { setTimeout as wait } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { createClient, createWebhookUrl } from "@starfish-api/client";
import { createSandbox, type WebhookDelivery } from "@starfish-api/sandbox";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { programOf, recipes, uses } from "./webhook-recipes/recipes.ts";

const root = fileURLToPath(new URL("..", import.meta.url));
const secret = "the secret of the recipes' test";
const deliveries: WebhookDelivery[] = [];
const sandbox = createSandbox({
  fast: true,
  tokens: ["a-token"],
  onDelivery: (delivery) => void deliveries.push(delivery),
});
const running: { readonly kill: () => boolean }[] = [];
let api: string;

beforeAll(async () => {
  ({ url: api } = await sandbox.listen());
});
afterAll(async () => {
  for (const child of running) child.kill();
  await sandbox.close();
});

/** A program that takes deliveries, and what it has written. */
async function start(code: string): Promise<{ readonly url: string; readonly out: () => string; err: () => string }> {
  const program = code.replaceAll("https://api.starfishetl.com", api);
  const env = { ...process.env, WEBHOOK_SECRET: secret };
  const child = spawn(process.execPath, ["--input-type=module-typescript", "--eval", program], { cwd: root, env });
  running.push(child);
  let [out, err] = ["", ""];
  child.stdout.on("data", (chunk) => {
    out += chunk;
  });
  child.stderr.on("data", (chunk) => {
    err += chunk;
  });
  const address = () => /http:\/\/127\.0\.0\.1:\d+/.exec(out)?.[0];
  await until(() => address() !== undefined || child.exitCode !== null);
  if (address() === undefined) throw new Error(`the program ended:\n${err}`);
  return { url: `${address()}/webhooks/starfish`, out: () => out, err: () => err };
}

async function until(isSo: () => boolean): Promise<void> {
  while (!isSo()) await wait(10);
}

/** Runs a job whose end is delivered to the address, and gives what was answered at first. */
async function deliverTo(url: string): Promise<{ runID: string; address: string; status: number | undefined }> {
  const runID = crypto.randomUUID();
  const address = await createWebhookUrl({ url, runID, secret });
  const starfish = createClient({ baseUrl: api, credentials: { token: "a-token" } });
  await starfish.executeJobAsync({ runID, projectID: "crm", jobID: "contacts", webHookURL: address });
  const find = () => deliveries.find((delivery) => delivery.runID === runID);
  await until(() => find() !== undefined);
  return { runID, address, status: find()?.status };
}

test("every recipe of the guide is used", () => {
  const used = Object.values(uses).map(({ recipe }) => recipe);
  expect(new Set(["handler", ...used])).toEqual(new Set(recipes.keys()));
});

describe.concurrent.each(Object.entries(uses))("the recipe for %s", (_name, use) => {
  test("takes the delivery of a run, tells it once, and refuses what is not signed", async () => {
    const { url, out, err } = await start(programOf(use));
    const { runID, address, status } = await deliverTo(`${url}?tenant=a%20b`);
    expect([status, err()]).toEqual([204, ""]);
    const body = JSON.stringify({ runID });
    for (const type of ["application/json", "text/plain; charset=utf-8", "application/octet-stream"]) {
      const again = await fetch(address, { method: "POST", body, headers: { "Content-Type": type } });
      expect([type, again.status]).toEqual([type, 204]);
    }
    const untyped = await fetch(address, { method: "POST", body: new TextEncoder().encode(body) });
    expect(untyped.status).toBe(204);
    expect(out().match(/^.*: succeeded, .*$/gm)).toEqual([`${runID}: succeeded, 1 rows`]);
    expect((await fetch(url, { method: "POST", body })).status).toBe(401);
    expect((await fetch(address.replace("tenant=a", "tenant=b"), { method: "POST", body })).status).toBe(401);
    expect([404, 405]).toContain((await fetch(address)).status);
    await until(() => err().includes("a delivery was refused with 401: The address is not signed"));
    expect(out().match(/: succeeded/g)).toHaveLength(1);
  });

  for (const parser of use.parsers) {
    test(`with ${parser.what} in front answers ${parser.status}`, async () => {
      const { url, out, err } = await start(programOf(use, parser));
      const { runID, status } = await deliverTo(url);
      expect(status, err()).toBe(parser.status);
      if (status === 500) await until(() => err().includes("mount the handler before express.json()"));
      expect(out().includes(`${runID}: succeeded`)).toBe(status === 204);
    });
  }
});
