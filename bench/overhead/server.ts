import { fork } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";

/** A server in a process of its own, so that its work is nobody's cost. */
export async function startServer(): Promise<{ readonly url: string; readonly stop: () => Promise<void> }> {
  const child = fork(fileURLToPath(new URL("answer.ts", import.meta.url)));
  const [port] = await once(child, "message");
  return {
    url: `http://127.0.0.1:${port}`,
    async stop() {
      const ended = once(child, "exit");
      child.disconnect();
      await ended;
    },
  };
}
