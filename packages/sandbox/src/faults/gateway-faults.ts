import { denied } from "../wire/http/http-error.ts";
import type { Reply } from "../wire/http/reply.ts";
import { changeHeaders, type Fault, htmlReply } from "./fault.ts";

const maxGatewayBody = 8 * 1024;
const sqlLike = /\b(?:and|or|select|union)\b.*(?:=|%3D|<|>|&[lg]t;)/is;

/** What gateways, load balancers and caches in front of a server do to an answer after the server has acted. */
export const gatewayFaults: readonly Fault[] = [
  {
    name: "unauthorized-after-action",
    description: "The request is acted upon, then answered with 401.",
    reply: refusal(401, denied["Message"], { "www-authenticate": "Bearer" }),
  },
  {
    name: "misdirected-after-action",
    description: "The request is acted upon, then a gateway answers 421.",
    reply: refusal(421, "Misdirected request."),
  },
  {
    name: "too-many-requests-after-action",
    description: "The request is acted upon, then answered with 429 and Retry-After.",
    legal: true,
    reason: "Nobody can see from outside whether a 429 was acted upon; a client asks Results before it starts again.",
    reply: refusal(429, "Too many requests.", { "retry-after": "2" }),
  },
  {
    name: "cache-in-front",
    description: "A cache keeps what Results answered for a minute, whoever asks, and says so in Age.",
    cachedFor: 60_000,
  },
  {
    name: "body-limit-of-gateway",
    description: "A gateway refuses bodies of more than 8 KiB with a page of HTML and the status 413.",
    instead: async (request) =>
      (await request.body()).length > maxGatewayBody
        ? htmlReply(413, "413 Request Entity Too Large", { connection: "close" })
        : undefined,
  },
  {
    name: "firewall",
    description:
      "A firewall refuses bodies that look like SQL, as row filters do, with a page of HTML and the status 403.",
    instead: async (request) =>
      sqlLike.test(await request.text()) ? htmlReply(403, "403 Forbidden: Web application firewall") : undefined,
  },
  {
    name: "error-pages-of-iis",
    description: "Errors keep their status, but IIS has replaced their body with an HTML page.",
    reply: (reply) => (reply.status < 400 ? reply : withPage(reply)),
  },
  {
    name: "more-headers",
    description: "Answers carry a cookie and other headers of a host in Azure.",
    legal: true,
    reason: "A recipient ignores header fields that it does not know (RFC 9110, 5.1), and cookies bind nobody.",
    reply: changeHeaders({
      "set-cookie": "ARRAffinity=3f2a; Path=/; HttpOnly; Secure; Domain=example.org",
      "x-aspnet-version": "4.0.30319",
      "x-powered-by": "ASP.NET",
      "request-context": "appId=cid-v1:5d1c",
      via: "1.1 Application-Gateway",
      "strict-transport-security": "max-age=31536000",
    }),
  },
  {
    name: "gzip-unasked",
    description: "Answers are compressed with gzip, whatever was asked for.",
    transport: { compressed: true },
  },
  {
    name: "content-type-twice",
    description: "The Content-Type of answers stands twice.",
    transport: { repeatedHeaders: ["content-type"] },
  },
];

function withPage({ headers, status }: Reply): Reply {
  const page = htmlReply(status, `${status} - an error of the server`);
  return { ...page, headers: { ...headers, ...page.headers } };
}

function refusal(status: number, Message: unknown, headers: Readonly<Record<string, string>> = {}) {
  return (): Reply => ({
    status,
    headers: { "content-type": "application/json; charset=utf-8", ...headers },
    text: JSON.stringify({ Message }),
    charset: "utf-8",
  });
}
