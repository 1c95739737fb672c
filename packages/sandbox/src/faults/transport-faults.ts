import { writeErrorReply } from "../wire/http/reply.ts";
import type { Fault } from "./fault.ts";

/** Milliseconds: longer than the time-out of a patient test, shorter than a coffee. */
const slow = 5000;

/** What goes wrong between server and client. */
export const transportFaults: readonly Fault[] = [
  {
    name: "reset-before-action",
    description: "The connection is reset and nothing is done.",
    instead: (request) => writeErrorReply(request.headers, 503, { Message: "Never sent." }),
    transport: { reset: true },
  },
  {
    name: "reset-after-action",
    description: "The request is acted upon, then the connection is reset in place of an answer.",
    transport: { reset: true },
  },
  {
    name: "slow-headers",
    description: "The answer begins after five seconds.",
    transport: { headersAfter: slow },
  },
  {
    name: "stalled-body",
    description: "Half of the body comes, and then nothing more while the connection stays open.",
    transport: { body: "stalled" },
  },
  {
    name: "truncated-body",
    description: "The connection breaks after half of the body.",
    transport: { body: "truncated" },
  },
  {
    name: "dripping-body",
    description: "The body comes byte by byte, ten a second.",
    transport: { body: "dripping" },
  },
  {
    name: "too-many-requests",
    description: "429 with Retry-After in seconds; nothing is done.",
    instead: (request) =>
      writeErrorReply(request.headers, 429, { Message: "Too many requests." }, { "retry-after": "2" }),
  },
  {
    name: "too-many-requests-without-delay",
    description: "429 without Retry-After; nothing is done.",
    instead: (request) => writeErrorReply(request.headers, 429, { Message: "Too many requests." }),
  },
  {
    name: "too-many-requests-for-an-hour",
    description: "429 with a Retry-After of an hour; nothing is done.",
    instead: (request) =>
      writeErrorReply(request.headers, 429, { Message: "Too many requests." }, { "retry-after": "3600" }),
  },
  {
    name: "unavailable",
    description: "503 with Retry-After as a date; nothing is done.",
    instead: (request, now) =>
      writeErrorReply(
        request.headers,
        503,
        { Message: "The service is unavailable." },
        { "retry-after": new Date(now + 2000).toUTCString() },
      ),
  },
  {
    name: "error-after-action",
    description: "The request is acted upon, then answered with 500.",
    reply: (reply) => ({ ...reply, status: 500 }),
  },
  {
    name: "gateway-time-out-after-action",
    description: "The request is acted upon, then a proxy answers 504 without a body.",
    reply: (reply) => ({ ...reply, status: 504, headers: {}, text: "" }),
  },
];
