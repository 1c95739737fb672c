import { type HttpHandler, http } from "msw";
import type { Sandbox } from "../sandbox.ts";

/** What `createHandlers` takes. */
export interface HandlerOptions {
  /** Where the program under test believes the server to be. Default: `https://api.starfishetl.com`, the vendor's server. */
  readonly baseUrl?: string;
}

/**
 * Handlers for Mock Service Worker, through which the sandbox answers what a program sends to the real server. Everything
 * below `baseUrl` is the sandbox's: what it does not know is answered 404, and never leaves the process.
 */
export function createHandlers(sandbox: Pick<Sandbox, "fetch">, options: HandlerOptions = {}): HttpHandler[] {
  const { baseUrl = "https://api.starfishetl.com" } = options;
  const base = baseUrl.replace(/\/+$/, "");
  const { pathname } = new URL(base);
  return [
    http.all(`${base}/*`, async ({ request }) => {
      const url = new URL(request.url);
      url.pathname = pathname === "/" ? url.pathname : url.pathname.slice(pathname.length);
      return sandbox.fetch(new Request(url, request));
    }),
  ];
}
