import { InvalidOptionError } from "../errors.ts";
import { logError } from "../log-error.ts";

/** What is used of node:http's IncomingMessage; the requests of Express and of serverless platforms fit too. */
export interface NodeRequest extends AsyncIterable<Uint8Array> {
  readonly httpVersion?: string | undefined;
  readonly method?: string | undefined;
  readonly url?: string | undefined;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  /** Express's, before a router cuts off what it is mounted on. */
  readonly originalUrl?: string | undefined;
  /** Whether somebody else has begun to read the stream. */
  readonly readableDidRead?: boolean | undefined;
  /** Whether all of it has arrived. */
  readonly complete?: boolean | undefined;
  /** What a body parser left, where it keeps the bytes. */
  readonly rawBody?: unknown;
  readonly body?: unknown;
}

/** What is used of node:http's ServerResponse. */
export interface NodeResponse {
  readonly writeHead: (status: number, headers: Record<string, string | string[]>) => unknown;
  readonly end: (body: Uint8Array | string) => unknown;
  readonly headersSent?: boolean;
  readonly destroy?: () => unknown;
  readonly on?: (event: "error", listener: () => void) => unknown;
}

/**
 * Makes a listener for node:http and Express of a `Request → Response` function. Whatever is requested and whatever the
 * function and the connection do, the listener's promise is fulfilled: what is not a request is answered with 400 or 405.
 */
export function toNodeListener(
  handler: (request: Request) => Promise<Response>,
): (request: NodeRequest, response: NodeResponse) => Promise<void> {
  if (typeof handler !== "function") {
    throw new InvalidOptionError(
      "toNodeListener: expected a function from Request to Response, as createWebhookHandler gives",
    );
  }
  return async (incoming, outgoing) => {
    try {
      // A connection that ends while it is written to is nobody's mistake here.
      outgoing.on?.("error", () => {});
      await write(await respond(incoming, handler), incoming, outgoing);
    } catch (error) {
      logError("a request could not be answered:", error);
      fail(outgoing);
    }
  };
}

async function respond(incoming: NodeRequest, handler: (request: Request) => Promise<Response>): Promise<Response> {
  // The only methods that fetch's Request cannot have.
  if (/^(trace|track|connect)$/i.test(incoming.method ?? "")) {
    return new Response("Method not allowed", { status: 405, headers: { Allow: "POST" } });
  }
  let request: Request;
  try {
    request = await toRequest(incoming);
  } catch {
    return new Response("Bad request", { status: 400 });
  }
  return handler(request);
}

/** What of the body was not read is not waited for: the connection ends with the answer, but in HTTP/2, where it is shared. */
async function write(
  response: Response,
  { complete, httpVersion }: NodeRequest,
  outgoing: NodeResponse,
): Promise<void> {
  const body = new Uint8Array(await response.arrayBuffer());
  const cookies = response.headers.getSetCookie();
  const headers = { ...Object.fromEntries(response.headers), ...(cookies.length > 0 && { "set-cookie": cookies }) };
  outgoing.writeHead(response.status, {
    ...headers,
    ...(complete === false && httpVersion !== "2.0" && { connection: "close" }),
  });
  outgoing.end(body);
}

function fail(outgoing: NodeResponse): void {
  try {
    if (outgoing.headersSent === true) {
      outgoing.destroy?.();
    } else {
      outgoing.writeHead(500, { "content-type": "text/plain" });
      outgoing.end("The request could not be answered.");
    }
  } catch {
    outgoing.destroy?.();
  }
}

/** Throws for what fetch's Request cannot have: a target that is not an address, a header that is none. */
async function toRequest(incoming: NodeRequest): Promise<Request> {
  const { method = "GET", url = "/", originalUrl = url, headers } = incoming;
  const fields = Object.entries(headers).flatMap(([name, value]) =>
    value === undefined || name.startsWith(":") ? [] : [[name, [value].flat().join(", ")] as [string, string]],
  );
  const hasBody = method !== "GET" && method !== "HEAD";
  const request = new Request(addressOf(originalUrl), {
    method,
    headers: new Headers(fields),
    ...(hasBody && { body: bodyOf(incoming), duplex: "half" }),
  });
  // So that the handler can say what is wrong.
  if (hasBody && wasRead(incoming)) await request.text();
  return request;
}

/** A target is a path or a whole address, whose host says nothing: proxies change it. */
function addressOf(target: string): URL {
  const { pathname, search } = new URL(target.startsWith("/") ? `http://webhook.invalid${target}` : target);
  return new URL(`http://webhook.invalid${pathname}${search}`);
}

const isBytes = (value: unknown): value is string | Uint8Array<ArrayBuffer> =>
  typeof value === "string" || value instanceof Uint8Array;

/** Whether its stream is there to be read; a platform may hand on the body alone. */
const isUnread = (incoming: NodeRequest): boolean =>
  incoming.readableDidRead !== true && typeof incoming[Symbol.asyncIterator] === "function";

/** The bytes that a body parser has kept; the stream where nobody has read it. */
function bodyOf(incoming: NodeRequest): BodyInit {
  if (isUnread(incoming)) return streamOf(incoming);
  return [incoming.rawBody, incoming.body].find(isBytes) ?? "";
}

function wasRead(incoming: NodeRequest): boolean {
  return !isUnread(incoming) && ![incoming.rawBody, incoming.body].some(isBytes);
}

/** Where it is cancelled it is only read no further: ending the iterator would end the connection before the answer. */
function streamOf(chunks: AsyncIterable<Uint8Array>): ReadableStream<Uint8Array> {
  const iterator = chunks[Symbol.asyncIterator]();
  return new ReadableStream({
    async pull(controller) {
      const next = await iterator.next();
      if (next.done) controller.close();
      else controller.enqueue(next.value);
    },
  });
}
