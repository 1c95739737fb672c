import { once } from "node:events";
import { connect } from "node:net";
import { onTestFinished } from "vitest";
import type { SandboxFailure } from "../../src/failure.ts";
import type { SandboxOptions } from "../../src/options.ts";
import { createSandbox, type Sandbox } from "../../src/sandbox.ts";

export const mebibyte: number = 2 ** 20;

export const webhookPath = "/v1/Webhook?instance=i&projectid=p&jobid=j";

/** A sandbox that is closed after the test, and what it told of failures. */
export function create(options: SandboxOptions = {}): {
  readonly sandbox: Sandbox;
  readonly failures: readonly SandboxFailure[];
} {
  const failures: SandboxFailure[] = [];
  const sandbox = createSandbox({
    authentication: "none",
    onFailure: (failure) => failures.push(failure),
    ...options,
  });
  onTestFinished(() => sandbox.close());
  return { sandbox, failures };
}

export function start(sandbox: Sandbox, members: object = {}): Promise<Response> {
  return sandbox.fetch("http://host/v1/ExecuteJobAsync", {
    method: "POST",
    body: JSON.stringify({ runID: "r", projectID: "p", jobID: "j", ...members }),
    headers: { "content-type": "application/json" },
  });
}

/** Sends bytes as they are and gives all that comes back. */
export async function sendRaw(url: string, ...parts: readonly string[]): Promise<string> {
  const { port } = new URL(url);
  const socket = connect(Number(port), "127.0.0.1");
  let answer = "";
  socket.on("data", (chunk) => {
    answer += chunk.toString("latin1");
  });
  socket.on("error", () => undefined);
  for (const part of parts) {
    socket.write(part);
  }
  await once(socket, "close");
  return answer;
}
