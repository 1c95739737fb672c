import { tokenPath } from "../../contract.ts";
import { chainOf, memberOf } from "../failure-chain.ts";
import { secretPattern } from "./secret-pattern.ts";

/** Tokens are replaced all the time; the newest are kept, for a server can say back an older one. */
const maxTokens = 32;

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

/** A token by its name: one that the client does not know yet, or does not know at all. */
const namedToken =
  /((?:access|refresh|id)_token(?:["'\\]|%22|&quot;|&#34;)*\s*(?:[:=>]|%3[AD])\s*(?:["'\\]|%22|&quot;|&#34;)*)[^"'\\&<>\s,;%]+/gi;

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

  /** Masks what the errors of a runtime keep of an answer, in themselves and their causes. */
  maskError(error: unknown): void {
    for (const link of chainOf(error).filter((thrown) => thrown instanceof Error)) {
      for (const name of Object.getOwnPropertyNames(link)) {
        const own = memberOf(link, name);
        if (typeof own !== "string") continue;
        const masked = this.mask(own);
        if (masked !== own) Reflect.set(link, name, masked);
      }
    }
  }
}
