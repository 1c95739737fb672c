import type { Send } from "./send.ts";

/** Adds headers to every request; what the client itself sends goes before them. */
export function withHeaders(send: Send, headers: Readonly<Record<string, string>>): Send {
  return (request, call) => send({ ...request, headers: { ...headers, ...request.headers } }, call);
}
