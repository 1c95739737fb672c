import { writeErrorReply } from "../wire/http/reply.ts";
import type { Fault } from "./fault.ts";

/** Milliseconds: longer than the time-out of a patient test, shorter than a coffee. */
const slow = 5000;

const pause = {
  legal: true,
  reason: "A server may ask for a pause; the kit waits once, and then judges nothing.",
} as const;

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
    name: "content-length-of-characters",
    description: "Content-Length counts characters, so that bodies with characters beyond ASCII are cut.",
    transport: { length: "characters" },
  },
  {
    name: "chunked",
    description: "Bodies come in chunks, without a Content-Length.",
    legal: true,
    reason: "HTTP/1.1 lets a server choose (RFC 9112, 7.1), and ASP.NET does so for what it does not hold in memory.",
    transport: { length: "chunked" },
  },
  {
    name: "http-1-0",
    description: "Answers are of HTTP/1.0, and end with the connection.",
    legal: true,
    reason: "The lower version is the server's to choose (RFC 9110, 2.5), and nginx speaks it to what is after it.",
    transport: { version: "1.0" },
  },
  {
    name: "keep-alive-broken",
    description: "The connection is closed after each answer, although the answer says that it is kept for a minute.",
    legal: true,
    reason: "A server may close a connection at any time (RFC 9112, 9.5), and a client asks again on another one.",
    transport: { closes: true },
  },
  {
    name: "too-many-requests",
    description: "429 with Retry-After in seconds; nothing is done.",
    ...pause,
    instead: (request) =>
      writeErrorReply(request.headers, 429, { Message: "Too many requests." }, { "retry-after": "2" }),
  },
  {
    name: "too-many-requests-without-delay",
    description: "429 without Retry-After; nothing is done.",
    ...pause,
    instead: (request) => writeErrorReply(request.headers, 429, { Message: "Too many requests." }),
  },
  {
    name: "too-many-requests-for-an-hour",
    description: "429 with a Retry-After of an hour; nothing is done.",
    ...pause,
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
