import { KitError } from "../errors.ts";
import type { ProbeJob } from "../profile/probe-job.ts";

/** A server to judge, and what may be done to it. */
export interface Target {
  readonly baseUrl: string;
  /** In place of HTTP: a server in this process. */
  readonly fetch?: (request: Request) => Promise<Response>;
  /** A bearer token that is good for the whole run. Without it one is asked for with the user name and the password. */
  readonly token?: string;
  /** A token that the server gave out and that has ended: it must be denied. Without it only made-up ones are tried. */
  readonly expiredToken?: string;
  /** The key for every scheme of the description that asks for one. */
  readonly apiKey?: string;
  readonly username?: string;
  readonly password?: string;
  /** The server answers with examples: it keeps no tokens and no runs, and forgives nothing. Default false. */
  readonly isMock?: boolean;
  /** Jobs may be started on a server that is not on this machine. Needs a probe job. Default false. */
  readonly allowStart?: boolean;
  /** Things may be changed on a server that is not on this machine. Default false. */
  readonly allowChange?: boolean;
  /** Things may be deleted, wherever the server is. Default false. */
  readonly allowDelete?: boolean;
  /** Bodies of more than 4 MiB may be sent to a server that is not on this machine. Default false. */
  readonly allowOversize?: boolean;
  /** The only job that is started there; without one on this machine, jobs of random IDs. */
  readonly probe?: ProbeJob;
  /** Where the server can reach this process. Default: a port of 127.0.0.1 where the server is on this machine, else none. */
  readonly webhookURL?: string;
  /** The port on which webhooks are taken. Default: any free one. */
  readonly webhookPort?: number;
  readonly timeLimits?: Partial<TimeLimits>;
  /** Default: 5 on a server that is not on this machine, else as many as the concurrency allows. */
  readonly requestsPerSecond?: number;
  /** The address is this machine's and leads to another one, through a proxy or a tunnel. Default false. */
  readonly isRemote?: boolean;
  /** Sent with every request, such as a gateway's key. What a case itself sends comes first. */
  readonly headers?: Readonly<Record<string, string>>;
}

/** In milliseconds. */
export interface TimeLimits {
  /** For one answer that waits for no job. Default 10,000. */
  readonly answer: number;
  /** For a run to end. Default 60,000; one that takes longer is a finding only where this is given. */
  readonly run: number;
  /** For the webhook to arrive once the run has ended. Default 5000. */
  readonly webhook: number;
}

export const defaultTimeLimits: TimeLimits = { answer: 10_000, run: 60_000, webhook: 5000 };

const defaultRemoteRate = 5;

/** Whether an address leads to this machine. Throws a KitError for what is not an http address. */
export function isLoopback(baseUrl: string): boolean {
  const url = URL.canParse(baseUrl) ? new URL(baseUrl) : undefined;
  if (url === undefined || !/^https?:$/.test(url.protocol)) {
    throw new KitError(`The target ${JSON.stringify(baseUrl)} is not an http or https address`);
  }
  return url.hostname === "localhost" || url.hostname === "[::1]" || /^127(?:\.\d+){3}$/.test(url.hostname);
}

/**
 * The target with its address in the usual spelling, without blanks around it or a slash at its end.
 *
 * @throws {KitError} for what is not an http address, or carries more than a path.
 */
export function withUsualAddress(target: Target): Target {
  isLoopback(target.baseUrl);
  const { hash, password, search, username } = new URL(target.baseUrl);
  if (search !== "" || hash !== "") {
    throw new KitError(
      `The target ${JSON.stringify(addressOf(target))} is followed by a query or a fragment: leave it out`,
    );
  }
  if (username !== "" || password !== "") {
    throw new KitError(
      `The target ${JSON.stringify(addressOf(target))} carries a user name or a password: leave it out`,
    );
  }
  return { ...target, baseUrl: addressOf(target) };
}

/** Whether the server is on this machine, so that nothing that matters can be started there. */
export function isLocal({ baseUrl, isRemote = false }: Target): boolean {
  return isLoopback(baseUrl) && !isRemote;
}

/** The origin and the path, without what else an address can carry. */
export function addressOf({ baseUrl }: Target): string {
  const { origin, pathname } = new URL(baseUrl);
  return `${origin}${pathname.replace(/\/+$/, "")}`;
}

/** As whom the server is asked, without a secret. */
export function callerOf({ apiKey, password, token, username }: Target): string {
  if (apiKey !== undefined) {
    return "whoever the given key is of";
  }
  if (token !== undefined) {
    return "whoever the given token is of";
  }
  return username === undefined || password === undefined ? "nobody" : `the user ${JSON.stringify(username)}`;
}

/** How many requests a second are sent at most; undefined where nothing limits them. */
export function rateOf(target: Target): number | undefined {
  return target.requestsPerSecond ?? (isLocal(target) ? undefined : defaultRemoteRate);
}
