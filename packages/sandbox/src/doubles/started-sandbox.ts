import type { SandboxOptions } from "../options.ts";
import { createSandbox, defaultUsers, type Sandbox } from "../sandbox.ts";

/** A sandbox that listens, and what a program under test has to be told of it. */
export interface StartedSandbox extends Sandbox {
  /** Like `http://127.0.0.1:49152`, for `STARFISH_BASE_URL`. */
  readonly url: string;
  /** Of the first user that there is. */
  readonly credentials: { readonly username: string; readonly password: string };
}

/** A sandbox on a free port of 127.0.0.1. Jobs run a thousand times as fast, unless `fast` is false or there is a `clock`. */
export async function startSandbox(options: SandboxOptions): Promise<StartedSandbox> {
  const sandbox = createSandbox({ fast: true, ...options });
  const { url } = await sandbox.listen();
  const [[username, password] = ["", ""]] = Object.entries(options.users ?? defaultUsers);
  return { ...sandbox, url, credentials: { username, password } };
}
