import { tokenPath } from "../../contract.ts";
import { messageOf } from "../../errors.ts";
import { chainOf, memberOf, partsOf } from "../failure-chain.ts";
import { secretPattern } from "./secret-pattern.ts";

/** Tokens are replaced all the time; the newest are kept, for a server can say back an older one. */
const maxTokens = 32;

/** So many parts of an error are searched for secrets, and so many causes are told in bare words. */
const maxSearched = 2000;
const maxDepth = 20;

/** Values of these headers are shown; all others that a user adds may be secrets. */
const harmlessHeaders = new Set(
  "accept accept-language content-type traceparent tracestate user-agent x-correlation-id x-request-id".split(" "),
);
const secretHeaders = new Set(["authorization", "proxy-authorization", "cookie", "set-cookie"]);

/** Of an answer of `/token`, which may hold a token anywhere, only these headers are shown. */
const plainAnswerHeaders = new Set(
  "allow cache-control connection content-length content-type date expires pragma retry-after server www-authenticate".split(
    " ",
  ),
);

/**
 * A token by its name: one that the client does not know yet, or does not know at all. The words that this package's own
 * messages have after the name are not a token.
 */
const namedToken =
  /((?:access|refresh|id)_token(?:["'\\]|%22|&quot;|&#34;)*\s*(?:[:=>]|%3[AD])\s*(?:["'\\]|%22|&quot;|&#34;)*)(?!a value is required|expected )[^"'\\&<>\s,;%]+/gi;

/** What one client must not show, wherever it comes from: a server can say back what it was sent. */
export class Secrets {
  readonly #lasting = new Map<string, RegExp | undefined>();
  readonly #tokens = new Map<string, RegExp | undefined>();

  /** A password, or the value of a header. */
  add(secret: unknown): void {
    if (typeof secret === "string" && secret !== "") this.#lasting.set(secret, this.#lasting.get(secret));
  }

  addToken(token: unknown): void {
    if (typeof token !== "string" || token === "" || this.#tokens.has(token)) return;
    this.#tokens.set(token, undefined);
    const [oldest] = this.#tokens.keys();
    if (this.#tokens.size > maxTokens && oldest !== undefined) this.#tokens.delete(oldest);
  }

  /** Headers that a user adds to every request; Basic's password is a secret of its own. */
  addHeaders(headers: Readonly<Record<string, string>>): void {
    for (const [name, value] of Object.entries(headers)) {
      if (harmlessHeaders.has(name)) continue;
      this.add(value);
      const [, basic] = /^Basic +([A-Za-z\d+/]+={0,2})$/i.exec(value) ?? [];
      if (basic !== undefined) this.add(atob(basic).replace(/^[^:]*:/, ""));
      for (const part of value.split(/[ ,;]+/)) if (part.length > 7) this.add(part.replace(/^[\w-]+=/, ""));
    }
  }

  /** The headers of a request as they may be shown. */
  shownRequest(headers: Readonly<Record<string, string>>): Record<string, string> {
    const own = this.#lasting;
    const shown = ([name, value]: [string, string]) => [
      name,
      secretHeaders.has(name) || own.has(value) ? "***" : this.mask(value),
    ];
    return Object.fromEntries(Object.entries(headers).map(shown));
  }

  /** The headers of an answer as they may be shown, cookies masked. */
  shownAnswer(headers: Headers, path: string): Record<string, string> {
    const isToken = path === tokenPath;
    const shown = ([name, value]: [string, string]) => [
      name,
      secretHeaders.has(name) || (isToken && !plainAnswerHeaders.has(name)) ? "***" : this.mask(value),
    ];
    return Object.fromEntries([...headers].map(shown));
  }

  /** A text without the secrets, in whatever form they stand there. */
  mask(text: string): string {
    let masked = text.replace(namedToken, "$1***");
    for (const known of [this.#lasting, this.#tokens]) {
      for (const [secret, given] of known) {
        const pattern = given ?? secretPattern(secret);
        known.set(secret, pattern);
        masked = masked.replace(pattern, "***");
      }
    }
    return masked;
  }

  /** Masks every text in a value that came out of JSON or XML. */
  maskAll<Value>(value: Value): Value {
    if (typeof value === "string") return this.mask(value) as Value;
    if (Array.isArray(value)) return value.map((item: unknown) => this.maskAll(item)) as Value;
    if (typeof value !== "object" || value === null) return value;
    return Object.fromEntries(
      Object.entries(value).map(([name, own]) => [this.mask(name), this.maskAll(own as unknown)]),
    ) as Value;
  }

  /**
   * What a runtime or a user's fetch has thrown, as it may be shown: itself, its texts masked; or its bare words, where it
   * holds the request or something else with a secret in it.
   */
  shownFailure(thrown: unknown): unknown {
    const links = chainOf(thrown);
    for (const link of links) if (link instanceof Error) this.#maskTexts(link);
    return links.some((link) => this.#isIn(link)) ? this.#bare(thrown) : thrown;
  }

  #maskTexts(error: Error): void {
    for (const name of Object.getOwnPropertyNames(error)) {
      const own = memberOf(error, name);
      if (typeof own !== "string") continue;
      const masked = this.mask(own);
      if (masked !== own) Reflect.set(error, name, masked);
    }
  }

  /** Whether a secret stands anywhere in a value. What is larger than an error should be is not searched, and counts as one. */
  #isIn(value: unknown): boolean {
    const found = new Set<unknown>([value]);
    for (const item of found) {
      if (found.size > maxSearched) return true;
      if (typeof item === "string" && this.mask(item) !== item) return true;
      if (Object(item) !== item || ArrayBuffer.isView(item)) continue;
      const isList = [Headers, Map, URLSearchParams].some((type) => item instanceof type);
      if (isList) for (const entry of item as Iterable<unknown[]>) for (const part of entry) found.add(part);
      if (item instanceof Request) for (const part of [item.url, item.headers]) found.add(part);
      for (const name of Object.keys(item as object)) found.add(memberOf(item, name));
    }
    return false;
  }

  #bare(thrown: unknown, depth = 0): Error {
    const bare = new Error(this.mask(messageOf(thrown)));
    for (const name of ["name", "code", "syscall", "errno"]) {
      const own = memberOf(thrown, name);
      if (own !== undefined) Object.defineProperty(bare, name, { value: this.maskAll(own), configurable: true });
    }
    const cause = memberOf(thrown, "cause");
    if (cause !== undefined && depth < maxDepth) bare.cause = this.#bare(cause, depth + 1);
    const parts = depth < maxDepth ? partsOf(thrown) : undefined;
    return parts === undefined
      ? bare
      : Object.assign(bare, { errors: parts.map((part) => this.#bare(part, maxDepth)) });
  }
}
