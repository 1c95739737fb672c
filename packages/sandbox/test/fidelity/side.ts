import { type IncomingHttpHeaders, type IncomingMessage, request as requestOverHttp } from "node:http";

/** A request that both servers get. */
export interface SentRequest {
  /** What it is a mutation of: `json`, `xml`, `form`, `token`, `route` or `headers`. */
  readonly kind: string;
  readonly method: string;
  /** Path and query, ASCII. `{token}` in a header stands for a token of the server. */
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  /** One character per byte. */
  readonly body: string;
}

export interface SideAnswer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
  /** What a start became, where the server tells. */
  readonly bound: Readonly<Record<string, unknown>> | undefined;
}

/** One of the two servers that are compared. */
export interface Side {
  send(request: SentRequest): Promise<SideAnswer>;
}

export interface SideOptions {
  /** The base address. */
  readonly url: string;
  readonly username: string;
  readonly password: string;
  /** What the last start became; else the header `x-bound` tells, as a JSON object, if there is one. */
  readonly takeBound?: () => Readonly<Record<string, unknown>> | undefined;
}

/** A server at an address, of which a token is got first. A server that gives none is asked without. */
export async function connect({ url, username, password, takeBound }: SideOptions): Promise<Side> {
  const credentials = new URLSearchParams({ grant_type: "password", username, password });
  const headers = { "content-type": "application/x-www-form-urlencoded" };
  const login = await exchange(url, { kind: "token", method: "POST", path: "/token", headers, body: `${credentials}` });
  const token = /"access_token":"([^"]*)"/.exec(login.body)?.[1] ?? "none";
  return {
    send: async (request) => {
      const filled = Object.entries(request.headers).map(([name, value]) => [name, value.replace("{token}", token)]);
      const answer = await exchange(url, { ...request, headers: Object.fromEntries(filled) });
      return takeBound === undefined ? answer : { ...answer, bound: takeBound() };
    },
  };
}

async function exchange(url: string, { method, path, headers, body }: SentRequest): Promise<SideAnswer> {
  const bytes = Buffer.from(body, "latin1");
  const incoming = await new Promise<IncomingMessage>((resolve, reject) => {
    const { hostname, port, pathname } = new URL(url);
    const length = bytes.length > 0 || method === "POST" ? { "content-length": bytes.length } : {};
    const full = {
      hostname,
      port,
      method,
      path: pathname.replace(/\/$/, "") + path,
      headers: { ...headers, ...length },
    };
    requestOverHttp(full, resolve).on("error", reject).end(bytes);
  });
  const parts: Buffer[] = [];
  for await (const part of incoming) {
    parts.push(part as Buffer);
  }
  const encoding = incoming.headers["content-type"]?.includes("charset=utf-16") === true ? "utf16le" : "latin1";
  const told = incoming.headers["x-bound"];
  return {
    status: incoming.statusCode ?? 0,
    headers: incoming.headers,
    body: Buffer.concat(parts).toString(encoding).replaceAll(new URL(url).host, "host"),
    bound: typeof told === "string" ? (JSON.parse(told) as Readonly<Record<string, unknown>>) : undefined,
  };
}
