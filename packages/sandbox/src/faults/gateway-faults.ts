import { denied } from "../wire/http/http-error.ts";
import type { Reply } from "../wire/http/reply.ts";
import type { Fault } from "./fault.ts";

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
    reply: refusal(429, "Too many requests.", { "retry-after": "2" }),
  },
  {
    name: "gzip-unasked",
    description: "Answers are packed with gzip, whatever was asked for.",
    transport: { compressed: true },
  },
  {
    name: "content-type-twice",
    description: "The Content-Type of answers stands twice.",
    transport: { repeatedHeaders: ["content-type"] },
  },
];

function refusal(status: number, Message: unknown, headers: Readonly<Record<string, string>> = {}) {
  return (): Reply => ({
    status,
    headers: { "content-type": "application/json; charset=utf-8", ...headers },
    text: JSON.stringify({ Message }),
    charset: "utf-8",
  });
}
