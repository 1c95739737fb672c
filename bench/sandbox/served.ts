import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";

/** What a sandbox in a process of its own says of itself. */
export interface Vitals {
  /** Runs that were started. */
  readonly started: number;
  /** Runs that are kept. */
  readonly kept: number;
  /** Megabytes of resident memory. */
  readonly resident: number;
  /** Megabytes of heap after collecting garbage. */
  readonly heap: number;
}

/** A server in a process of its own, so that load and server do not share a thread. */
export interface Served {
  readonly url: string;
  /** Microseconds of a processor that it has taken. */
  processorTime(): Promise<number>;
  stop(): Promise<void>;
}

export interface ServedSandbox extends Served {
  vitals(): Promise<Vitals>;
}

export async function serveSandbox(): Promise<ServedSandbox> {
  const { child, ...served } = await serve("serve.ts");
  return { ...served, vitals: () => ask<Vitals>(child, "vitals") };
}

export function servePrism(): Promise<Served> {
  return serve("serve-prism.ts");
}

async function serve(script: string): Promise<Served & { readonly child: ChildProcess }> {
  const child = fork(fileURLToPath(new URL(script, import.meta.url)), {
    execArgv: ["--expose-gc", "--no-warnings", "--import", new URL("processor-time.ts", import.meta.url).href],
  });
  const { url } = await ask<{ readonly url: string }>(child, undefined);
  const stop = async () => {
    child.kill("SIGINT");
    await once(child, "exit");
  };
  const processorTime = async () => (await ask<{ readonly microseconds: number }>(child, "processorTime")).microseconds;
  return { child, url, processorTime, stop };
}

async function ask<T>(child: ChildProcess, question: string | undefined): Promise<T> {
  if (question !== undefined) {
    child.send(question);
  }
  const [answer] = (await once(child, "message")) as [T];
  return answer;
}
