import { KitError } from "../errors.ts";

/** Why a port cannot be had, and what to do. */
export function whyNotListening(error: NodeJS.ErrnoException, host: string, port: number): KitError {
  const { code = error.message } = error;
  return new KitError(`${host}:${port} cannot be listened on (${code}): ${remedies[code] ?? error.message}`, {
    cause: error,
  });
}

const elsewhere = "it is not an address of this machine; 127.0.0.1 is one, and 0.0.0.0 stands for all";

const remedies: Readonly<Record<string, string>> = {
  EADDRINUSE: "something listens there already, perhaps another run; port 0 takes any free one",
  EACCES: "ports below 1024 are the system's; choose a higher one",
  EADDRNOTAVAIL: elsewhere,
  ENOTFOUND: elsewhere,
  EAI_AGAIN: elsewhere,
};
