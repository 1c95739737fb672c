import type { SandboxOptions } from "../../src/options.ts";
import { createSandbox, defaultUsers } from "../../src/sandbox.ts";
import { connect, type Side } from "./side.ts";

export interface LocalSide extends Side {
  readonly url: string;
  close(): Promise<void>;
}

/** A sandbox on a port of its own, which tells what the run that a request started was bound to. */
export async function startLocalSide(options: SandboxOptions = {}): Promise<LocalSide> {
  const sandbox = createSandbox({ fast: true, onFailure: () => undefined, ...options });
  const { url } = await sandbox.listen();
  const [username = "", password = ""] = Object.entries(defaultUsers)[0] ?? [];
  let seen = 0;
  const takeBound = () => {
    const run = sandbox.runs.started > seen ? sandbox.runs.list().at(-1) : undefined;
    seen = sandbox.runs.started;
    return run && { runID: run.runID, projectID: run.projectID, jobID: run.jobID, argument: run.argument };
  };
  const side = await connect({ url, username, password, takeBound });
  return { ...side, url, close: () => sandbox.close() };
}
