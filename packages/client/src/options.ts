import { InvalidOptionError } from "./errors.ts";
import type { Credentials } from "./transport/auth.ts";
import type { Fetch } from "./transport/fetch.ts";
import { type AnswerMediaType, answerMediaTypes, type RequestMediaType, requestMediaTypes } from "./transport/media.ts";

export interface ClientOptions {
  /**
   * Where the API is served, a path in front of `/v1` included. Default: `https://api.starfishetl.com`, the vendor's
   * server (documented).
   */
  readonly baseUrl?: string | URL;
  /** The bearer token for the operations that need one. Default: none is sent. */
  readonly credentials?: Credentials;
  /** The form of every request's body, and of every answer. Default: `application/json`. */
  readonly mediaType?: RequestMediaType;
  /** The fetch to use: a proxy's, a recording one, a server in the same process. Default: the global one. */
  readonly fetch?: Fetch;
}

export interface CallOptions {
  /** The form of this request's body. Default: the client's. */
  readonly mediaType?: RequestMediaType;
  /** The form to ask the answer in. Default: that of the body, and `application/json` for a form. */
  readonly accept?: AnswerMediaType;
  /** Ends the call. The error is the signal's reason; whether the server acted on the request is then unknown. */
  readonly signal?: AbortSignal;
}

const clientOptionNames = ["baseUrl", "credentials", "mediaType", "fetch"];
const callOptionNames = ["mediaType", "accept", "signal"];

/** Throws InvalidOptionError for what a misspelt name or a wrong type would silently turn into a default. */
export function checkClientOptions(options: ClientOptions): void {
  checkNames(options, clientOptionNames, "createClient");
  checkMediaType("mediaType", options.mediaType, requestMediaTypes);
  checkFunction("fetch", options.fetch);
  const { credentials } = options;
  if (credentials !== undefined && typeof credentials !== "function" && typeof credentials?.token !== "string") {
    throw new InvalidOptionError("credentials: { token } or a function that gives the token is needed");
  }
}

/** Throws InvalidOptionError, as above. */
export function checkCallOptions(options: CallOptions): void {
  checkNames(options, callOptionNames, "the call");
  checkMediaType("mediaType", options.mediaType, requestMediaTypes);
  checkMediaType("accept", options.accept, answerMediaTypes);
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

function checkNames(options: object, known: readonly string[], of: string): void {
  const unknown = Object.keys(options).filter((name) => !known.includes(name));
  if (unknown.length > 0) {
    throw new InvalidOptionError(`${unknown.join(", ")}: not an option of ${of}, which knows ${known.join(", ")}`);
  }
}

function checkMediaType(name: string, mediaType: string | undefined, known: readonly string[]): void {
  if (mediaType !== undefined && !known.includes(mediaType)) {
    throw new InvalidOptionError(`${name}: ${JSON.stringify(mediaType)} is not one of ${known.join(", ")}`);
  }
}

function checkFunction(name: string, value: unknown): void {
  if (value !== undefined && typeof value !== "function") {
    throw new InvalidOptionError(`${name}: a function is needed, not ${typeof value}`);
  }
}
