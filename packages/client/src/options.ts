import type { Clock } from "./clock.ts";
import { InvalidOptionError } from "./errors.ts";
import { table } from "./generated/table.ts";
import type { Store } from "./store.ts";
import type { Credentials } from "./transport/auth/token.ts";
import type { Limits } from "./transport/call.ts";
import type { ExchangeListener } from "./transport/events.ts";
import { type AnswerMediaType, answerMediaTypes, type RequestMediaType, requestMediaTypes } from "./transport/media.ts";
import type { Fetch } from "./transport/send.ts";
import type { WarningListener } from "./transport/warnings.ts";

/** How long a call may take, how often it may be repeated, and how large its answer may be. */
export interface LimitOptions {
  /**
   * For one attempt, its answer's body included, in milliseconds; `Infinity` is not a limit. Default: 60,000, and 3,600,000
   * for `executeJob`, which answers when the job has ended.
   */
  readonly attemptTimeout?: number | undefined;
  /**
   * For the whole call with its waits and repetitions, in milliseconds; `Infinity` is not a limit. Default: 300,000, and
   * 3,600,000 for `executeJob`.
   */
  readonly totalTimeout?: number | undefined;
  /**
   * How often a request is sent again after a failure that can pass. A start is sent again only where it certainly never left,
   * or was refused with 429 and the Results know nothing of its run. Default: 2.
   */
  readonly maxRetries?: number | undefined;
  /**
   * How large the body of an answer may be, in bytes after decompression; a larger one is a DecodeError. Of an error page
   * 65,536 bytes are read. Default: 16,777,216 (16 MiB).
   */
  readonly maxAnswerBytes?: number | undefined;
}

/** What a client is made with; the environment completes it. */
export interface ClientOptions extends LimitOptions {
  /**
   * Where the API is served, a path in front of `/v1` included. Default: `STARFISH_BASE_URL` of the environment, else
   * `https://api.starfishetl.com`, the vendor's server (documented).
   */
  readonly baseUrl?: string | URL | undefined;
  /**
   * Who is calling. Default: `STARFISH_TOKEN` of the environment, else `STARFISH_USERNAME` with `STARFISH_PASSWORD`, else
   * nobody, so that operations that need a token are refused.
   */
  readonly credentials?: Credentials | undefined;
  /** The form of every request's body, and of every answer. Default: `application/json`. */
  readonly mediaType?: RequestMediaType | undefined;
  /** The fetch to use: a proxy's, a recording one, a server in the same process. Default: the global one. */
  readonly fetch?: Fetch | undefined;
  /** Called for every attempt, with its answer. */
  readonly onExchange?: ExchangeListener | undefined;
  /** Called once for each kind of warning: deprecation, sunset, the retirement of version 1. */
  readonly onWarning?: WarningListener | undefined;
  /**
   * What this process and others remember of the runs that they start: of all that share the store, one starts a run whose
   * runID is given. Ready stores are in `@starfish-api/client/stores/…`. Default: none; the runs of one client alone are
   * kept apart.
   */
  readonly claims?: Store | undefined;
  /**
   * Sent with every request: what a gateway in front of the API asks for. Their values are masked wherever something is
   * shown. Not among them: Authorization, which is made of the credentials, Accept, and what describes the body.
   */
  readonly headers?: Readonly<Record<string, string>> | undefined;
  /** Time and chance. Default: the system's. */
  readonly clock?: Clock | undefined;
}

/** Options of one call. */
export interface CallOptions extends LimitOptions {
  /** The form of this request's body. Default: the client's. */
  readonly mediaType?: RequestMediaType | undefined;
  /** The form to ask the answer in. Default: that of the body, and `application/json` for a form. */
  readonly accept?: AnswerMediaType | undefined;
  /** Ends the call. The error is the signal's reason; whether the server acted on the request is then unknown. */
  readonly signal?: AbortSignal | undefined;
}

/** What an option's value must be, and how to say so. Undefined is allowed unless it is said to be required. */
export interface Rule {
  readonly asks: string;
  readonly isMet: (value: unknown) => boolean;
  /** What is wrong with a value, where that can be said better. */
  readonly problemOf?: (value: unknown) => string | undefined;
  readonly isRequired?: boolean;
  /** The value is not shown: it may be a secret in the wrong place. */
  readonly isSecret?: boolean;
}

/** The rule of each option that there is; undefined where anything goes. */
export type Rules<Options> = Readonly<Record<keyof Options, Rule | undefined>>;

/** Whether its own members are all that it holds, as those of a Map or a Headers are not. */
export const isRecord = (value: unknown): value is object =>
  typeof value === "object" && value !== null && !(Symbol.iterator in value);

const isText = (value: unknown): boolean => typeof value === "string";
export const text: Rule = { asks: "a text", isMet: isText };
const aFunction: Rule = { asks: "a function", isMet: (value) => typeof value === "function", isSecret: true };
const credentials: Rule = {
  asks: "{ username, password }, { token } or a function",
  isMet: (value) => Object(value) === value,
  problemOf(value) {
    if (aFunction.isMet(value)) return undefined;
    const { token, username, password } = value as Record<string, unknown>;
    const names = Object.keys(value as object);
    if (!names.some((name) => /^(?:token|username|password)$/.test(name))) return `expected ${credentials.asks}`;
    if (token !== undefined && username !== undefined)
      return "expected a token, or a username and password; found both";
    const isToken =
      username === undefined && (token !== undefined || !names.some((name) => /name|password/.test(name)));
    const needed = isToken ? { token } : { username, password };
    const [name, found] = Object.entries(needed).find(([, part]) => !isText(part) || part === "") ?? [];
    if (name === undefined) return undefined;
    const what = found === "" ? "empty" : found === undefined ? "undefined" : `of type ${typeof found}`;
    return `${name} is ${what}: is STARFISH_${name.toUpperCase()} set?`;
  },
  isSecret: true,
};

const ownHeaders =
  /^(?:accept|authorization|(?:proxy-)?connection|content-.*|expect|host|keep-alive|te|trailer|transfer-encoding|upgrade)$/i;
const headers: Rule = {
  asks: "an object of names and texts, as Object.fromEntries makes of a Headers or a Map",
  isMet: isRecord,
  problemOf(value) {
    for (const [name, text] of Object.entries(value as object)) {
      if (ownHeaders.test(name)) return `${name} is the client's own; Authorization is made of credentials`;
      if (!isText(text)) return `${name}: expected a text, found ${typeof text}`;
      try {
        new Headers({ [name]: text as string });
      } catch {
        return `${JSON.stringify(name)} cannot be sent: its name or value holds a character that no header may hold`;
      }
    }
    return undefined;
  },
  isSecret: true,
};

export const signal: Rule = {
  asks: "an AbortSignal (of a controller, its signal)",
  isMet: (value) => typeof Object(value).addEventListener === "function" && typeof Object(value).aborted === "boolean",
};
/** The path of the API in which an address ends already. */
function endOfPath(pathname: string): string | undefined {
  const paths = Object.values(table.operations).flatMap(({ path }) => [path, path.replace(/\/\{.*/, "")]);
  const end = pathname.replace(/\/+$/, "");
  return ["/v1", ...paths].find((path) => new RegExp(`${path.replace(/\{.*?\}/g, "[^/]+")}$`, "i").test(end));
}

const address: Rule = {
  asks: "an address like https://host/path without query, fragment, name and password",
  isMet(value) {
    const url = URL.canParse(String(value)) ? new URL(String(value)) : undefined;
    return /^https?:/.test(`${url}`) && `${url?.origin}${url?.pathname}` === url?.href;
  },
  problemOf(value) {
    const own = endOfPath(new URL(String(value)).pathname);
    if (own === undefined) return undefined;
    return own === "/v1"
      ? "ends in /v1, which every path of the API begins with: leave it out"
      : `ends in ${own}, a path of the API: leave it out`;
  },
  isSecret: true,
};

const oneOf = (values: readonly unknown[]): Rule => ({
  asks: `one of ${values.join(", ")}`,
  isMet: (value) => values.includes(value),
});
export const requestMediaType: Rule = oneOf(requestMediaTypes);
export const answerMediaType: Rule = oneOf(answerMediaTypes);

const aNumber = (asks: string, isMet: (value: number) => boolean): Rule => ({
  asks,
  isMet: (value) => typeof value === "number" && isMet(value),
});
export const storeRule: Rule = {
  asks: "a store with add, set, has and delete",
  isMet: (value) => ["add", "set", "has", "delete"].every((name) => typeof Object(value)[name] === "function"),
};
export const clock: Rule = {
  asks: "a clock with now, setTimer and random",
  isMet: (value) =>
    ["now", "setTimer", "random"].every((name) => typeof Object(value)[name] === "function") &&
    ["monotonic", "setBackgroundTimer"].every((name) => /undefined|function/.test(typeof Object(value)[name])),
};
export const trueOrFalse: Rule = { asks: "true or false", isMet: (value) => typeof value === "boolean" };
const timeout = aNumber("a number of milliseconds above 0", (value) => value > 0);
export const delay: Rule = aNumber("a number of milliseconds from 0", (value) => value >= 0);

export const wholeNumberFromOne: Rule = aNumber(
  "a whole number from 1",
  (value) => value === Number.POSITIVE_INFINITY || (Number.isInteger(value) && value >= 1),
);

export const limitRules: Readonly<Record<keyof LimitOptions, Rule>> = {
  attemptTimeout: timeout,
  totalTimeout: timeout,
  maxRetries: aNumber("a whole number from 0", (value) => Number.isInteger(value) && value >= 0),
  maxAnswerBytes: aNumber("a whole number of bytes from 1", (value) => Number.isInteger(value) && value >= 1),
};

/** Throws InvalidOptionError for what is not an object with the options as its own members: copies lose all others. */
export function checkOwn(options: object, rules: object, of: string): void {
  if (!isRecord(options)) {
    throw new InvalidOptionError(`the options of ${of}: expected an object, found ${describe(options)}`);
  }
  const prototype = Object.getPrototypeOf(options);
  if (prototype === Object.prototype || prototype === null) return;
  for (const name of Object.keys(rules)) {
    if (!(name in options) || Object.hasOwn(options, name)) continue;
    throw new InvalidOptionError(`${name}: inherited, of a class or a prototype: give ${of} an object of its own`);
  }
}

/** Throws InvalidOptionError for what a misspelt name or a wrong type would silently turn into a default. */
export function checkOptions<Options extends object>(options: Options, rules: Rules<Options>, of: string): void {
  checkOwn(options, rules, of);
  for (const [name, value] of Object.entries(options)) {
    if (!Object.hasOwn(rules, name)) {
      throw new InvalidOptionError(`${name}: not an option of ${of}, which knows ${Object.keys(rules).join(", ")}`);
    }
    const rule = rules[name as keyof Options];
    if (rule === undefined || (value === undefined && !rule.isRequired)) continue;
    if (rule.isMet(value)) {
      const problem = rule.problemOf?.(value);
      if (problem === undefined) continue;
      throw new InvalidOptionError(`${name}: ${problem}`);
    }
    throw new InvalidOptionError(`${name}: expected ${rule.asks}${rule.isSecret ? "" : `, found ${describe(value)}`}`);
  }
}

/** Single values as they are, anything else by its type. */
function describe(value: unknown): string {
  if (Array.isArray(value)) return "list";
  if (Object(value) === value)
    return typeof value === "object" && Symbol.iterator in Object(value) ? nameOf(value) : typeof value;
  return isText(value) ? JSON.stringify(value) : String(value);
}

const nameOf = (value: unknown): string => Object(value).constructor?.name ?? "object";

export const clientRules: Rules<ClientOptions> = {
  baseUrl: address,
  credentials,
  mediaType: requestMediaType,
  fetch: aFunction,
  onExchange: aFunction,
  onWarning: aFunction,
  claims: storeRule,
  headers,
  clock,
  ...limitRules,
};

export const callRules: Rules<CallOptions> = {
  mediaType: requestMediaType,
  accept: answerMediaType,
  signal,
  ...limitRules,
};

/** Of operations that have optional parameters beside what their method is given as it is. */
export const parametersRule: Rule = { asks: "an object of parameters", isMet: (value) => Object(value) === value };

/** The limits of one call: its own, else the client's, else the defaults. */
export function limitsOf(call: LimitOptions, client: LimitOptions, answersAtEnd: boolean): Limits {
  const hour = 3_600_000;
  return {
    attemptTimeout: call.attemptTimeout ?? client.attemptTimeout ?? (answersAtEnd ? hour : 60_000),
    totalTimeout: call.totalTimeout ?? client.totalTimeout ?? (answersAtEnd ? hour : 300_000),
    maxRetries: call.maxRetries ?? client.maxRetries ?? 2,
    maxAnswerBytes: call.maxAnswerBytes ?? client.maxAnswerBytes ?? 16_777_216,
  };
}
