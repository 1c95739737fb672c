import type { Clock } from "./clock.ts";
import { InvalidOptionError } from "./errors.ts";
import type { ExchangeListener } from "./transport/attempts.ts";
import type { Limits } from "./transport/call.ts";
import { type AnswerMediaType, answerMediaTypes, type RequestMediaType, requestMediaTypes } from "./transport/media.ts";
import type { Fetch } from "./transport/send.ts";
import type { Credentials } from "./transport/token.ts";
import type { WarningListener } from "./transport/warnings.ts";

/** How long a call may take and how often it may be repeated. */
export interface LimitOptions {
  /**
   * For one sending, its answer's body included, in milliseconds; `Infinity` is no limit. Default: 60,000, and 3,600,000
   * for `executeJob`, which answers when the job has ended.
   */
  readonly attemptTimeout?: number;
  /**
   * For the whole call with its waits and repetitions, in milliseconds; `Infinity` is no limit. Default: 300,000, and
   * 3,600,000 for `executeJob`.
   */
  readonly totalTimeout?: number;
  /**
   * How often a request is sent again after a failure that can pass. A start is sent again only where it surely did not
   * reach the server or was refused with 429. Default: 2.
   */
  readonly maxRetries?: number;
}

export interface ClientOptions extends LimitOptions {
  /**
   * Where the API is served, a path in front of `/v1` included. Default: `https://api.starfishetl.com`, the vendor's
   * server (documented).
   */
  readonly baseUrl?: string | URL;
  /** Who is calling. Default: nobody, so that operations that need a token are refused. */
  readonly credentials?: Credentials;
  /** The form of every request's body, and of every answer. Default: `application/json`. */
  readonly mediaType?: RequestMediaType;
  /** The fetch to use: a proxy's, a recording one, a server in the same process. Default: the global one. */
  readonly fetch?: Fetch;
  /** Is told of every sending and its answer. */
  readonly onExchange?: ExchangeListener;
  /** Is told once of each kind of warning: deprecation, sunset, the retirement of version 1. */
  readonly onWarning?: WarningListener;
  /** Time and chance. Default: the system's. */
  readonly clock?: Clock;
}

export interface CallOptions extends LimitOptions {
  /** The form of this request's body. Default: the client's. */
  readonly mediaType?: RequestMediaType;
  /** The form to ask the answer in. Default: that of the body, and `application/json` for a form. */
  readonly accept?: AnswerMediaType;
  /** Ends the call. The error is the signal's reason; whether the server acted on the request is then unknown. */
  readonly signal?: AbortSignal;
}

/** What an option's value must be, and how to say so; undefined is always allowed. */
interface Rule {
  readonly isMet: (value: unknown) => boolean;
  readonly asks: string;
  /** The value is not shown: it may be a secret in the wrong place. */
  readonly isSecret?: boolean;
}

type Rules = Readonly<Record<string, Rule | undefined>>;

const isFunction = (value: unknown): boolean => typeof value === "function";
const aFunction: Rule = { isMet: isFunction, asks: "a function", isSecret: true };
const oneOf = (values: readonly unknown[]): Rule => ({
  isMet: (value) => values.includes(value),
  asks: `one of ${values.join(", ")}`,
});
const milliseconds: Rule = {
  isMet: (value) => typeof value === "number" && value > 0,
  asks: "a number of milliseconds above 0",
};

const limitRules = {
  attemptTimeout: milliseconds,
  totalTimeout: milliseconds,
  maxRetries: {
    isMet: (value: unknown) => Number.isInteger(value) && Number(value) >= 0,
    asks: "a whole number from 0",
  },
} satisfies Record<keyof LimitOptions, Rule>;

const clientRules: Rules = {
  // parseBaseUrl looks at it.
  baseUrl: undefined,
  credentials: { isMet: isCredentials, asks: "{ username, password }, { token } or a function", isSecret: true },
  mediaType: oneOf(requestMediaTypes),
  fetch: aFunction,
  onExchange: aFunction,
  onWarning: aFunction,
  clock: undefined,
  ...limitRules,
} satisfies Record<keyof ClientOptions, Rule | undefined>;

const callRules: Rules = {
  mediaType: oneOf(requestMediaTypes),
  accept: oneOf(answerMediaTypes),
  signal: undefined,
  ...limitRules,
} satisfies Record<keyof CallOptions, Rule | undefined>;

export const limitNames: readonly string[] = Object.keys(limitRules);

/** The limits of one call: its own, else the client's, else the defaults. */
export function limitsOf(call: LimitOptions, client: LimitOptions, answersAtEnd: boolean): Limits {
  const hour = 3_600_000;
  return {
    attemptTimeout: call.attemptTimeout ?? client.attemptTimeout ?? (answersAtEnd ? hour : 60_000),
    totalTimeout: call.totalTimeout ?? client.totalTimeout ?? (answersAtEnd ? hour : 300_000),
    maxRetries: call.maxRetries ?? client.maxRetries ?? 2,
  };
}

/** Throws InvalidOptionError for what a misspelt name or a wrong type would silently turn into a default. */
export function checkClientOptions(options: ClientOptions): void {
  checkRules(options, clientRules, "createClient");
}

/** Throws InvalidOptionError, as above. */
export function checkCallOptions(options: CallOptions): void {
  checkRules(options, callRules, "the call");
}

/** The base URL without a trailing slash. */
export function parseBaseUrl(baseUrl: string | URL): string {
  if (!URL.canParse(baseUrl)) {
    throw new InvalidOptionError(`baseUrl: ${JSON.stringify(baseUrl)} is no absolute URL, such as https://host/path`);
  }
  const url = new URL(baseUrl);
  if (url.protocol !== "https:" && url.protocol !== "http:") {
    throw new InvalidOptionError(`baseUrl: "${url.protocol}" is neither https: nor http:`);
  }
  if (url.username !== "" || url.password !== "") {
    throw new InvalidOptionError("baseUrl: a user name or password does not belong there, use credentials");
  }
  if (url.search !== "" || url.hash !== "") {
    throw new InvalidOptionError(`baseUrl: "${url.origin}${url.pathname}" must not be followed by a query or fragment`);
  }
  return `${url.origin}${url.pathname}`.replace(/\/+$/, "");
}

/** Throws InvalidOptionError for a name that is not known. */
export function checkNames(options: object, known: readonly string[], of: string): void {
  const unknown = Object.keys(options).filter((name) => !known.includes(name));
  if (unknown.length > 0) {
    throw new InvalidOptionError(`${unknown.join(", ")}: not an option of ${of}, which knows ${known.join(", ")}`);
  }
}

function checkRules(options: object, rules: Rules, of: string): void {
  const given = Object.entries(options);
  if (given.length > 0) checkNames(options, Object.keys(rules), of);
  for (const [name, value] of given) {
    const rule = rules[name];
    if (rule === undefined || value === undefined || rule.isMet(value)) continue;
    throw new InvalidOptionError(`${name}: ${rule.asks} is needed${rule.isSecret ? "" : `, not ${describe(value)}`}`);
  }
}

/** Texts and numbers as they are, anything else by its type. */
function describe(value: unknown): string {
  return /string|number/.test(typeof value) ? String(JSON.stringify(value)) : typeof value;
}

function isCredentials(credentials: unknown): boolean {
  const isText = (name: string) => typeof Reflect.get(Object(credentials), name) === "string";
  return isFunction(credentials) || isText("token") || (isText("username") && isText("password"));
}
