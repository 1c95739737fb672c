import { constants } from "node:os";

/** The functions of libc, in the order of `fail-nth.c`; `connected` is the answer of a connection that was under way. */
export const functions = [
  "none",
  "socket",
  "connect",
  "connected",
  "read",
  "write",
  "setsockopt",
  "getaddrinfo",
  "epoll_pwait",
] as const;

/** What it does, in that order: fails at once, fails after it has acted, handles one byte, says that the stream ends. */
export const ways = ["fails", "acts and fails", "is short", "ends"] as const;

/** One way in which one function fails. */
export interface Fault {
  readonly name: (typeof functions)[number];
  readonly way: (typeof ways)[number];
  /** ECONNRESET, EAI_AGAIN …; empty where nothing fails. */
  readonly error: string;
}

const connecting = [
  "ECONNREFUSED",
  "EHOSTUNREACH",
  "ENETUNREACH",
  "ETIMEDOUT",
  "EADDRNOTAVAIL",
  "ENETDOWN",
  "ECONNRESET",
  "EACCES",
  "EPERM",
  "EMFILE",
];
const connected = [
  "ECONNRESET",
  "EPIPE",
  "ETIMEDOUT",
  "ECONNREFUSED",
  "EHOSTUNREACH",
  "ENETUNREACH",
  "ENETDOWN",
  "ENOTCONN",
  "EIO",
  "ENOBUFS",
  "ENOMEM",
  "EBADF",
];

/** What the kernel asks to try again, which a program must not notice. */
const passing = ["EINTR", "EAGAIN"];

const make = (name: Fault["name"], way: Fault["way"], errors: readonly string[]): Fault[] =>
  errors.map((error) => ({ name, way, error }));

export const allFaults: readonly Fault[] = [
  ...make("socket", "fails", ["EMFILE", "ENFILE", "ENOBUFS", "ENOMEM", "EACCES", "EAFNOSUPPORT"]),
  ...make("connect", "fails", connecting),
  ...make("connected", "fails", connecting),
  ...make("read", "fails", [...connected, ...passing]),
  ...make("read", "acts and fails", connected),
  ...make("read", "is short", [""]),
  ...make("read", "ends", [""]),
  ...make("write", "fails", [...connected, ...passing, "EACCES", "EPERM", "EMSGSIZE"]),
  // After ENOBUFS Node.js writes the same again, as after EAGAIN: a kernel says so only of what it has not taken.
  ...make(
    "write",
    "acts and fails",
    connected.filter((error) => error !== "ENOBUFS"),
  ),
  ...make("write", "is short", [""]),
  ...make("setsockopt", "fails", ["EINVAL", "ENOBUFS", "ENOPROTOOPT"]),
  ...make("getaddrinfo", "fails", ["EAI_NONAME", "EAI_AGAIN", "EAI_FAIL", "EAI_MEMORY", "EAI_SYSTEM"]),
  ...make("epoll_pwait", "fails", ["EINTR"]),
];

/** Of each kind some, for a test: among them the codes that a connection and an answer can fail with alike. */
export const someFaults: readonly Fault[] = [
  ...make("connect", "fails", ["ECONNREFUSED", "EMFILE"]),
  ...make("connected", "fails", ["EHOSTUNREACH"]),
  ...make("read", "fails", ["ECONNREFUSED", "EHOSTUNREACH", "ECONNRESET", "EINTR"]),
  ...make("read", "ends", [""]),
  ...make("read", "is short", [""]),
  ...make("write", "fails", ["EPIPE"]),
  ...make("write", "acts and fails", ["ENETUNREACH"]),
  ...make("write", "is short", [""]),
  ...make("getaddrinfo", "fails", ["EAI_AGAIN"]),
];

const lookups: Readonly<Record<string, number>> = {
  EAI_NONAME: -2,
  EAI_AGAIN: -3,
  EAI_FAIL: -4,
  EAI_MEMORY: -10,
  EAI_SYSTEM: -11,
};

export function numberOf(error: string): number {
  return lookups[error] ?? (constants.errno as Readonly<Record<string, number>>)[error] ?? 0;
}
