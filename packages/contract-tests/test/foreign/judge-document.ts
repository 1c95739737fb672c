import type { IncomingMessage, ServerResponse } from "node:http";
import { buffer } from "node:stream/consumers";
import { loadContract, runContract, type Target } from "../../src/index.ts";
import type { Report } from "../../src/report/report.ts";
import { serve } from "../proxy/serve.ts";
import { patient } from "../run/targets.ts";

/** What a server says to one request. */
export interface Said {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string | readonly string[]>>;
  readonly body?: string | Uint8Array;
}

export interface Asked {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  readonly url: URL;
  readonly body: string;
}

/** By method and path: what is not here is a 405 with Allow where the path is, and a 404 elsewhere. */
export type Routes = Readonly<Record<string, (asked: Asked) => Said>>;

/** A server of a few routes, judged by a document of the paths that are given. */
export async function judgeDocument(
  document: object,
  routes: Routes,
  change: (said: Said, asked: Asked) => Said = (said) => said,
  target: Partial<Target> = {},
): Promise<Report> {
  const { url } = await serve(async (request, response) => {
    const body = (await buffer(request)).toString();
    const asked = { request, response, url: new URL(request.url ?? "/", "http://host.test"), body };
    const { status, headers = {}, body: text = "" } = change(answer(routes, asked), asked);
    response.writeHead(status, headers as Record<string, string>).end(request.method === "HEAD" ? "" : text);
  });
  return runContract(
    { allowDelete: true, timeLimits: patient, ...target, baseUrl: `${url}${target.baseUrl ?? ""}` },
    { contract: loadContract({ openapi: "3.1.0", info: { title: "T", version: "1" }, ...document }), examples: 1 },
  );
}

function answer(routes: Routes, asked: Asked): Said {
  const names = Object.keys(routes).map((name) => name.split(" ") as [string, string]);
  const there = names.filter(([, path]) => new RegExp(`^${path}$`).test(asked.url.pathname));
  const route = there.find(([method]) => method === asked.request.method);
  if (route !== undefined) {
    return routes[route.join(" ")]?.(asked) ?? { status: 500 };
  }
  return there.length === 0
    ? { status: 404 }
    : { status: 405, headers: { allow: there.map(([method]) => method).join(", ") } };
}

export const json = (value: unknown, status = 200): Said => ({
  status,
  headers: { "content-type": "application/json" },
  body: JSON.stringify(value),
});

/** A route that takes JSON of which something is true. */
export const taking =
  (isRight: (value: never) => boolean, said: Said) =>
  ({ body, request }: Asked): Said => {
    if (!request.headers["content-type"]?.includes("json")) return { status: 415 };
    try {
      return isRight(JSON.parse(body) as never) ? said : { status: 400 };
    } catch {
      return { status: 400 };
    }
  };

export const inJson = (schema: object) => ({ "application/json": { schema } });
export const described = (content: object, more: object = {}) => ({ description: "", content, ...more });
