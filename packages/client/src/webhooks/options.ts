import { checkOptions, checkOwn, clock, type Rule, type Rules, storeRule } from "../options.ts";
import type { WebhookUrlOptions } from "./signed-url.ts";
import type { WebhookHandlerOptions } from "./webhook-handler.ts";

/** Checks what was given, and what is missing. Throws InvalidOptionError. */
export function checkEvery<Options extends object>(options: Options, rules: Rules<Options>, of: string): void {
  checkOwn(options, rules, of);
  const missing = Object.fromEntries(Object.keys(rules).map((name) => [name, undefined]));
  checkOptions({ ...missing, ...options }, rules, of);
}

const loneSurrogate = /\p{Surrogate}/u;
const isText = (value: unknown): value is string =>
  typeof value === "string" && value !== "" && !loneSurrogate.test(value);
const isFunction = (value: unknown) => typeof value === "function";

const text: Rule = { asks: "a text that is not empty and has no lone surrogate", isMet: isText };
const aFunction: Rule = { asks: "a function", isMet: isFunction };
const milliseconds: Rule = {
  asks: "a number of milliseconds above 0",
  isMet: (value) => typeof value === "number" && value > 0 && value < Number.POSITIVE_INFINITY,
};

const isSecret = (value: unknown) => isText(value) && new TextEncoder().encode(value).length >= 16;
const secret: Rule = {
  asks: "a text of at least 16 bytes, better 32 random ones, or a list of such",
  isMet: (value) => [value].flat().length > 0 && [value].flat().every(isSecret),
  isRequired: true,
  isSecret: true,
};

/** A path that cannot be signed, as one with a % that begins no escape of UTF-8. */
function pathProblem(path: string): string | undefined {
  try {
    decodeURIComponent(path);
    return undefined;
  } catch {
    return "its path has a % that begins no escape of UTF-8";
  }
}

export const urlRules: Rules<WebhookUrlOptions> = {
  url: {
    asks: "an absolute http or https address without a fragment",
    isMet(value) {
      const isAddress = value instanceof URL || isText(value);
      const { protocol, href } = isAddress && URL.canParse(value) ? new URL(value) : { protocol: "", href: "" };
      return /^https?:$/.test(protocol) && !href.includes("#");
    },
    problemOf: (value) => pathProblem(new URL(value as string).pathname),
    isRequired: true,
  },
  runID: { ...text, isRequired: true },
  secret,
  audience: text,
  expiresAt: {
    asks: "a valid Date from 1970 on",
    isMet: (value) => value instanceof Date && value.getTime() >= 0,
  },
  clock,
};

export const handlerRules: Rules<WebhookHandlerOptions> = {
  secret,
  confirmWith: {
    asks: "a client, or false to believe every delivery",
    isMet: (value) => value === false || isFunction(Object(value).resumeRun),
    isRequired: true,
  },
  onRun: { ...aFunction, isRequired: true },
  onRefused: aFunction,
  onError: aFunction,
  audience: text,
  path: {
    asks: "a path that begins with /",
    isMet: (value) => isText(value) && /^\/[^?#]*$/.test(value),
    problemOf: (value) => pathProblem(value as string),
  },
  store: storeRule,
  maxBytes: {
    asks: "a number of bytes above 0",
    isMet: (value) => typeof value === "number" && value > 0,
  },
  bodyTimeout: milliseconds,
  confirmTimeout: milliseconds,
  answerTimeout: milliseconds,
  storeTimeout: milliseconds,
  lease: milliseconds,
  clock,
};
