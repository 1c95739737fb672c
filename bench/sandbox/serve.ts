/** The process behind `serveSandbox`: tells its address once, and its vitals whenever it is asked. */
import { createSandbox } from "@starfish-api/sandbox";

const megabyte = 2 ** 20;
const sandbox = createSandbox({ authentication: "none", fast: true });
const { url } = await sandbox.listen();

process.on("message", (question) => {
  if (question !== "vitals") {
    return;
  }
  globalThis.gc?.();
  const { rss, heapUsed } = process.memoryUsage();
  process.send?.({
    started: sandbox.runs.started,
    kept: sandbox.runs.list().length,
    resident: rss / megabyte,
    heap: heapUsed / megabyte,
  });
});
process.on("SIGINT", () => {
  process.disconnect();
  void sandbox.close();
});
process.send?.({ url });
