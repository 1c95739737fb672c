import { onTestFinished } from "vitest";
import type { ListenOptions } from "../../src/front/listen.ts";
import type { SandboxOptions } from "../../src/options.ts";
import { createSandbox } from "../../src/sandbox.ts";

/** A sandbox with its pages, for one test. */
export async function serve(options: SandboxOptions = {}, listen: ListenOptions = { pages: true }) {
  const sandbox = createSandbox({ authentication: "none", ...options });
  onTestFinished(() => sandbox.close());
  const { url } = await sandbox.listen(listen);
  const state = async () => (await fetch(`${url}/console/state`)).json();
  const start = (members: object = {}) =>
    fetch(`${url}/v1/ExecuteJobAsync`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ runID: "r", projectID: "p", jobID: "j", ...members }),
    });
  const change = (order: unknown, headers: Record<string, string> = { "content-type": "application/json" }) =>
    fetch(`${url}/console/faults`, {
      method: "POST",
      headers,
      body: typeof order === "string" ? order : JSON.stringify(order),
    });
  return { sandbox, url, state, start, change };
}
