import { createSandbox, type Sandbox, type SandboxOptions } from "@starfish-api/sandbox";
import { onTestFinished } from "vitest";
import type { FakeOptions } from "./fake-terminal.ts";

export const job = ["--project", "p", "--job", "j"];

/** What fetch throws where a connection is lost after the request has left. */
export function connectionLost(): TypeError {
  const cause = Object.assign(new Error("read ECONNRESET"), { syscall: "read", code: "ECONNRESET" });
  return new TypeError("fetch failed", { cause });
}

/** A sandbox for one test, and a terminal from which it is reached without a network. */
export function createServer(options: SandboxOptions = {}): { sandbox: Sandbox; terminal: FakeOptions } {
  const sandbox = createSandbox({ fast: true, tokens: ["a-token"], ...options });
  onTestFinished(() => sandbox.close());
  return {
    sandbox,
    terminal: {
      env: { STARFISH_TOKEN: "a-token", STARFISH_BASE_URL: "http://sandbox" },
      fetch: (request) => sandbox.fetch(request),
    },
  };
}
