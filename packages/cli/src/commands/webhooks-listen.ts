import { AsyncLocalStorage } from "node:async_hooks";
import { once } from "node:events";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { createWebhookHandler, type EndedRun, toNodeListener } from "@starfish-api/client";
import { numberOf, textOf } from "../arguments/parse.ts";
import { type Context, note, print } from "../context.ts";
import { statusesOf } from "../display/rows.ts";
import { sentenceOf, UsageError } from "../errors.ts";
import type { Outcome } from "../exit-code.ts";
import { printable } from "../printable.ts";
import { loadSettings, openClient, repeatConnection } from "../settings/settings.ts";

/** For how long who is forwarded to may take, in milliseconds: shorter than the handler waits for it. */
const maxForward = 25_000;

/** `starfish webhooks listen`: takes deliveries, shows them, and hands them on. */
export async function listen(context: Context): Promise<Outcome> {
  const { terminal, values, signal } = context;
  const settings = loadSettings(terminal, values);
  const port = numberOf(values, "port", { min: 0, max: 65_535, standard: 4040 });
  const host = textOf(values, "host") ?? "127.0.0.1";
  const forward = addressOf(textOf(values, "forward"));
  const secret = settings.variables["STARFISH_WEBHOOK_SECRET"];
  if (!secret) {
    throw new UsageError(
      "STARFISH_WEBHOOK_SECRET is not set: the secret that addresses are signed with, 32 random bytes for example.",
    );
  }
  const confirmWith = values["unconfirmed"] === true ? (false as const) : await openClient(terminal, settings);
  /** The address of the delivery that is worked on. */
  const address = new AsyncLocalStorage<string>();
  const handler = createWebhookHandler({
    secret,
    confirmWith,
    async onRun(run) {
      if (forward !== undefined) await handOn(context, run, forward, address.getStore() ?? "");
      show(context, run, forward);
    },
    onRefused: ({ status, reason }) => note(context, `refused with ${status}: ${printable(reason)}`),
    onError: (error, { runID }) => note(context, `run ${printable(runID ?? "unknown")}: ${sentenceOf(error)}`),
  });
  const server = createServer(toNodeListener((request) => address.run(request.url, () => handler(request))));
  const url = await open(server, port, host);
  note(context, `listening on ${url}/`);
  note(context, `start runs with: starfish run --webhook ${url}/${repeatConnection(values)} …`);
  if (!signal.aborted) await once(signal, "abort");
  server.close();
  server.closeAllConnections();
  return "succeeded";
}

function addressOf(text: string | undefined): URL | undefined {
  if (text === undefined) return undefined;
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (url !== undefined && /^https?:$/.test(url.protocol)) return url;
  throw new UsageError("--forward: expected an address such as http://127.0.0.1:3000/hooks");
}

async function open(server: Server, port: number, host: string): Promise<string> {
  try {
    await once(server.listen(port, host), "listening");
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    const remedy = code === "EADDRINUSE" ? "; --port 0 takes any free one" : "";
    throw new UsageError(`--port: ${host}:${port} cannot be listened on: ${code}${remedy}`);
  }
  const { address, port: taken, family } = server.address() as AddressInfo;
  return `http://${family === "IPv6" ? `[${address}]` : address}:${taken}`;
}

/** Posts a delivery on, with the signed parameters of its address. Throws where that fails, so that the server tries again. */
async function handOn({ terminal }: Context, { body }: EndedRun, forward: URL, address: string): Promise<void> {
  const target = new URL(forward);
  for (const [name, value] of new URL(address).searchParams) target.searchParams.append(name, value);
  const request = new Request(target, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(body),
    redirect: "manual",
    signal: AbortSignal.timeout(maxForward),
  });
  const answer = await (terminal.fetch ?? fetch)(request).catch((error: unknown) => {
    const { cause = error } = Object(error) as { cause?: unknown };
    throw new Error(`${forward.href} was not reached: ${sentenceOf(cause)}`);
  });
  await answer.body?.cancel();
  if (!answer.ok) throw new Error(`${forward.href} answered with ${answer.status}`);
}

function show(context: Context, { runID, outcome, rows, body }: EndedRun, forward: URL | undefined): void {
  if (context.values["json"] === true) {
    print(context, JSON.stringify({ runID, outcome, rows, body, ...(forward && { forwarded: forward.href }) }));
    return;
  }
  const status = rows.length > 0 ? statusesOf(rows) : printable(String(body.status ?? "no status"));
  const onward = forward === undefined ? "" : `, forwarded to ${forward.href}`;
  print(context, `${new Date().toISOString()}  run ${printable(runID)} ${outcome}: ${status}${onward}`);
}
