import type { IncomingMessage, ServerResponse } from "node:http";
import { createClock, createSandbox, defaultUsers } from "@starfish-api/sandbox";
import { onTestFinished } from "vitest";
import { serve } from "../proxy/serve.ts";

export const [[username = "", password = ""] = []] = Object.entries(defaultUsers);
export const variables = { STARFISH_USERNAME: username, STARFISH_PASSWORD: password };
/** A sandbox over HTTP, for one test. */
export async function startSandbox(): Promise<{ readonly url: string; readonly started: () => number }> {
  const sandbox = createSandbox({ clock: createClock(20) });
  onTestFinished(() => sandbox.close());
  const { url } = await sandbox.listen();
  return { url, started: () => sandbox.runs.started };
}

/** A server in front of a sandbox, which may answer by itself or change what the sandbox says. */
export async function serveBefore(
  sandbox: string,
  basePath: string,
  instead: (request: IncomingMessage, response: ServerResponse) => boolean,
  change: (headers: Headers, text: string) => string = (_, text) => text,
): Promise<string> {
  const { url } = await serve(async (incoming, outgoing) => {
    const chunks: Buffer[] = [];
    for await (const chunk of incoming) {
      chunks.push(chunk);
    }
    if (instead(incoming, outgoing)) {
      return;
    }
    const { host: _host, connection: _connection, "content-length": _length, ...headers } = incoming.headers;
    const method = incoming.method ?? "GET";
    const answer = await fetch(sandbox + (incoming.url ?? "/").slice(basePath.length), {
      method,
      headers: headers as Record<string, string>,
      ...(method === "GET" || method === "HEAD" ? {} : { body: Buffer.concat(chunks) }),
    });
    const fields = new Headers(answer.headers);
    const text = change(fields, await answer.text());
    fields.delete("content-length");
    fields.delete("transfer-encoding");
    fields.delete("connection");
    outgoing.writeHead(answer.status, Object.fromEntries(fields)).end(text);
  });
  return url + basePath;
}
