import type { ServerRequest } from "../server/server-request.ts";
import type { ServerSettings } from "../server/server-settings.ts";
import type { WebhookMessage } from "../webhooks/webhook-sender.ts";
import type { Reply } from "../wire/http/reply.ts";

/** What goes wrong between the answer and the client. */
export interface Transport {
  /** Milliseconds before the first byte. */
  readonly headersAfter?: number;
  /** The body stops half-way: the connection breaks, or stays open in silence. */
  readonly body?: "truncated" | "stalled" | "dripping";
  /** The connection is reset before the first byte of the answer. */
  readonly reset?: true;
  /** The body is packed with gzip, whether that was asked for or not. */
  readonly compressed?: true;
  /** Headers that stand twice. */
  readonly repeatedHeaders?: readonly string[];
  /** Content-Length counts characters, or there is none: the body comes in chunks. */
  readonly length?: "characters" | "chunked";
  /** The answer is one of HTTP/1.0, which ends with the connection. */
  readonly version?: "1.0";
  /** The connection is closed after the answer, which promised to keep it. */
  readonly closes?: true;
}

/** What goes wrong with runs themselves. */
export interface RunQuirks {
  /** How often an accepted start is carried out; 1 without a fault. */
  readonly starts?: 0 | 2;
  /** Milliseconds by which Results is behind. */
  readonly resultsDelay?: number;
  /** Milliseconds by which every second answer of Results is behind. */
  readonly replicaDelay?: number;
  /** The run never ends, as far as Results shows. */
  readonly neverEnds?: true;
}

/** One way in which a server goes wrong. */
export interface Fault {
  /** Lower-case words joined by hyphens. */
  readonly name: string;
  /** One sentence. */
  readonly description: string;
  /** Allowed by the rules that the server keeps to, as `reason` says: a client must take it, and the kit finds nothing. */
  readonly legal?: true;
  readonly reason?: string;
  /** Which requests it is for; the operations unless it says otherwise. */
  readonly target?: "token";
  readonly settings?: Partial<ServerSettings>;
  /** Answers in place of the server, which does nothing then; undefined leaves it to the server. */
  readonly instead?: (request: ServerRequest, now: number) => Reply | undefined | Promise<Reply | undefined>;
  /** Milliseconds for which a cache in front keeps what it got for an address. */
  readonly cachedFor?: number;
  /** Changes the answer; gives back the same one where it does not apply. */
  readonly reply?: (reply: Reply) => Reply;
  readonly transport?: Transport;
  readonly run?: RunQuirks;
  /** Changes what is sent when a run has ended. */
  readonly webhook?: (message: WebhookMessage) => readonly WebhookMessage[];
  /** The webhook tells of the run as it is when it starts, and is sent then. */
  readonly webhookAtStart?: true;
}

export function isJson(reply: Reply): boolean {
  return /^(application|text)\/json\b/.test(reply.headers["content-type"] ?? "");
}

export function isXml(reply: Reply): boolean {
  return /^(application|text)\/xml\b/.test(reply.headers["content-type"] ?? "");
}

export function isSuccess(reply: Reply): boolean {
  return reply.status === 200;
}

/** Changes the text of successful XML answers. */
export function changeXml(change: (xml: string) => string): (reply: Reply) => Reply {
  return (reply) => (isXml(reply) && isSuccess(reply) ? { ...reply, text: change(reply.text) } : reply);
}

/** Changes the text of successful JSON answers. */
export function changeJsonText(change: (json: string) => string): (reply: Reply) => Reply {
  return (reply) => (isJson(reply) && isSuccess(reply) ? { ...reply, text: change(reply.text) } : reply);
}

/** Changes every object of successful JSON answers, one or those of a list. */
export function changeJsonObjects(
  change: (members: Readonly<Record<string, unknown>>) => Readonly<Record<string, unknown>>,
): (reply: Reply) => Reply {
  return changeJsonText((text) => {
    const value: unknown = JSON.parse(text);
    return JSON.stringify(Array.isArray(value) ? value.map(change) : isRecord(value) ? change(value) : value);
  });
}

/** Changes headers; undefined takes one away. */
export function changeHeaders(changes: Readonly<Record<string, string | undefined>>): (reply: Reply) => Reply {
  return (reply) => ({
    ...reply,
    headers: Object.fromEntries(
      Object.entries({ ...reply.headers, ...changes }).filter(
        (entry): entry is [string, string] => entry[1] !== undefined,
      ),
    ),
  });
}

/** An answer of HTML, as a proxy or IIS gives. */
export function htmlReply(status: number, title: string, headers: Readonly<Record<string, string>> = {}): Reply {
  return {
    status,
    headers: { "content-type": "text/html", ...headers },
    text: `<!DOCTYPE html><html><head><title>${title}</title></head><body><h1>${title}</h1></body></html>`,
    charset: "utf-8",
  };
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null;
}
