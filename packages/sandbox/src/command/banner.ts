import type { ListenOptions } from "../front/listen.ts";
import type { SandboxOptions } from "../options.ts";
import { printable } from "../printable.ts";
import { defaultUsers } from "../sandbox.ts";

/** What is printed once the sandbox listens: where, and what to do next. */
export function bannerOf(
  url: string,
  { authentication, users, jobs }: SandboxOptions,
  { pages = false }: ListenOptions = {},
): string {
  const needsToken = authentication !== "none";
  const [[user = "", password = ""] = []] = Object.entries(users ?? defaultUsers);
  const bearer = needsToken ? ` -H "Authorization: Bearer $TOKEN"` : "";
  const lines = [
    `The StarfishETL sandbox listens on ${url}`,
    ...(pages ? ["", `Try it: ${url}/docs`, `Watch it, and switch faults: ${url}/console`] : []),
    ...(needsToken
      ? [
          "",
          "A token:",
          `  TOKEN=$(curl -s ${url}/token -d grant_type=password --data-urlencode ${quote(`username=${user}`)} \\`,
          `    --data-urlencode ${users === undefined ? quote(`password=${password}`) : '"password=$PASSWORD"'} | sed 's/.*"access_token":"\\([^"]*\\)".*/\\1/')`,
        ]
      : []),
    "",
    "A run, and how it went:",
    `  curl -s ${url}/v1/ExecuteJobAsync${bearer} -H 'Content-Type: application/json' \\`,
    `    -d '{"runID":"my-run","projectID":"p","jobID":"j","argument":""}'`,
    `  curl -s ${url}/v1/Results/my-run${bearer}`,
    ...(jobs === undefined
      ? ["", "The argument fail refuses to start, break fails, nothing finds no rows, slow takes a minute."]
      : []),
  ];
  return lines.map(printable).join("\n");
}

/** For a POSIX shell. */
function quote(text: string): string {
  return `'${text.replaceAll("'", "'\\''")}'`;
}

export interface SystemError extends Error {
  readonly code: string;
}

export function isSystemError(error: unknown): error is SystemError {
  return error instanceof Error && "code" in error && typeof error.code === "string";
}

/** Why a port cannot be had, and what to do. */
export function whyNotListening({ code, message }: SystemError, { port, host }: ListenOptions): string {
  switch (code) {
    case "EADDRINUSE":
      return `Port ${port} of ${host} is in use, perhaps by another sandbox. --port 0 takes any free one.`;
    case "EACCES":
      return `Port ${port} may not be opened by this user: ports below 1024 are the system's. Try --port 8080.`;
    case "EADDRNOTAVAIL":
    case "ENOTFOUND":
    case "EAI_AGAIN":
      return `${host} is not an address of this machine. Leave --host out, or try --host 0.0.0.0.`;
    default:
      return `Cannot listen on port ${port} of ${host}: ${message}`;
  }
}
