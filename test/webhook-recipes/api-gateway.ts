import { createServer, type IncomingMessage, type Server } from "node:http";
import { buffer } from "node:stream/consumers";

interface Answer {
  readonly statusCode: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** Calls a function for each request as an HTTP API of API Gateway does, in its payload format 2.0. */
export function apiGateway(call: (event: ReturnType<typeof eventOf>) => Promise<Answer>): Server {
  return createServer(async (incoming, outgoing) => {
    const { statusCode, headers, body } = await call(eventOf(incoming, await buffer(incoming)));
    outgoing.writeHead(statusCode, headers).end(body);
  });
}

/** Text comes as it is, and what is not marked as text in base64. */
function eventOf({ method = "GET", url = "/", headers }: IncomingMessage, bytes: Buffer) {
  const { pathname, search } = new URL(url, "http://gateway.invalid");
  const isText = /^text\/|json/.test(headers["content-type"] ?? "");
  return {
    version: "2.0",
    routeKey: "$default",
    rawPath: pathname,
    rawQueryString: search.slice(1),
    headers,
    requestContext: { http: { method, path: pathname, protocol: "HTTP/1.1" }, stage: "$default" },
    ...(bytes.length > 0 && { body: bytes.toString(isText ? "utf8" : "base64") }),
    isBase64Encoded: bytes.length > 0 && !isText,
  };
}
