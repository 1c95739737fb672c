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

/** A sandbox in a process of its own, so that load and server do not share a thread. */
export interface ServedSandbox {
  readonly url: string;
  vitals(): Promise<Vitals>;
  stop(): Promise<void>;
}

const script = fileURLToPath(new URL("serve.ts", import.meta.url));

export async function serveSandbox(): Promise<ServedSandbox> {
  const child = fork(script, { execArgv: ["--expose-gc", "--no-warnings"] });
  const { url } = await ask<{ readonly url: string }>(child, undefined);
  return {
    url,
    vitals: () => ask<Vitals>(child, "vitals"),
    stop: async () => {
      child.kill("SIGINT");
      await once(child, "exit");
    },
  };
}

async function ask<T>(child: ChildProcess, question: string | undefined): Promise<T> {
  if (question !== undefined) {
    child.send(question);
  }
  const [answer] = (await once(child, "message")) as [T];
  return answer;
}
