import { decodeBody } from "@starfish-api/openapi-codec";
import { clientError, DecodeError, decode, InvalidOptionError } from "../codec.ts";
import { tokenPath } from "../contract.ts";
import { AuthError, type ErrorBody, HttpError } from "../errors.ts";
import { table } from "../generated/table.ts";
import { withoutPrototypes } from "../without-prototypes.ts";
import { type Call, detailsOf } from "./call.ts";
import { charsetOf } from "./media.ts";
import type { ReceivedAnswer } from "./send.ts";

/**
 * The value of an answer, read by its own Content-Type. Throws DecodeError where it is not what was promised, and HttpError
 * or AuthError where it is a refusal.
 */
export function readAnswer({ response, body }: ReceivedAnswer, call: Call): unknown {
  if (!response.ok) throw refusalOf({ response, body }, call);
  const { status } = response;
  const { operation, secrets } = call;
  const contentType = response.headers.get("Content-Type") ?? "";
  try {
    return decodeAnswer(call, status, body, contentType);
  } catch (error) {
    if (!(error instanceof DecodeError)) throw error;
    throw new DecodeError(secrets.mask(`${status}: ${error.message}`), {
      ...detailsOf(call),
      issues: secrets.maskAll(error.issues),
      status,
      contentType: secrets.mask(contentType),
      // What /token answers may hold a token.
      ...(operation.path !== tokenPath && { bodyStart: bodyStartOf(body, contentType, call) }),
    });
  }
}

function decodeAnswer(call: Call, status: number, body: Uint8Array, contentType: string): unknown {
  const { responses } = call.operation;
  if (responses[status] === undefined) {
    const documented = Object.keys(responses).join(", ");
    throw new DecodeError(`unexpected status; documented: ${documented}`, { issues: [] });
  }
  try {
    return withoutPrototypes(decodeBody(table, call.operationId, status, body, contentType));
  } catch (error) {
    const ours = clientError(error);
    if (!(ours instanceof InvalidOptionError)) throw ours;
    const found = contentType === "" ? "there is none" : `it is "${contentType}"`;
    throw new DecodeError(`the Content-Type should be JSON or XML, but ${found}`, { issues: [] });
  }
}

/** What to throw for an answer that is not 2xx, whatever its body is. */
function refusalOf({ response, body: bytes }: ReceivedAnswer, call: Call): HttpError | AuthError {
  const { status, statusText } = response;
  const contentType = response.headers.get("Content-Type") ?? "";
  const { operation, secrets } = call;
  const isToken = operation.path === tokenPath;
  const body = ownMembers(secrets.maskAll(errorBodyOf(call, status, bytes, contentType)), isToken);
  const bodyStart = isToken ? undefined : bodyStartOf(bytes, contentType, call);
  const headers = new Headers(secrets.shownAnswer(response.headers, operation.path));
  headers.delete("Set-Cookie");
  const refusal = { ...detailsOf(call), status, headers, contentType: secrets.mask(contentType), body, bodyStart };
  const reason =
    body === undefined ? describeForeign({ response, body: bytes }, contentType, call) : describeBody(body);
  const message = secrets.mask(`${`${status} ${statusText}`.trim()}: ${reason}`);
  if (status === 401 && !call.hasCredentials && operation.security !== "none") {
    const remedy = "no credentials were given: give createClient credentials, or set STARFISH_TOKEN";
    return new AuthError(`${message} (${remedy})`, refusal);
  }
  const isAuth = status === 401 || (isToken && status === 400);
  return isAuth ? new AuthError(message, refusal) : new HttpError(message, refusal);
}

/** The decoded body, or undefined where it is not in the API's own format. */
function errorBodyOf(call: Call, status: number, body: Uint8Array, contentType: string): ErrorBody | undefined {
  try {
    return call.operation.responses[status] === undefined
      ? withoutPrototypes(decode("Error", body, contentType))
      : (decodeAnswer(call, status, body, contentType) as ErrorBody);
  } catch (error) {
    if (error instanceof DecodeError || error instanceof InvalidOptionError) return undefined;
    throw error;
  }
}

/** Of an error of `/token` what OAuth 2.0 names; another member could be a token. */
function ownMembers(body: ErrorBody | undefined, isToken: boolean): ErrorBody | undefined {
  if (body === undefined || !isToken || !("error" in body)) return body;
  const { error, error_description, error_uri } = body;
  return {
    error,
    ...(error_description !== undefined && { error_description }),
    ...(error_uri !== undefined && { error_uri }),
  };
}

/** The first 500 characters of a body, for an error to show. A secret that they cut is seen in the rest. */
function bodyStartOf(body: Uint8Array, contentType: string, { secrets }: Call): string {
  return secrets.mask(shownText(body.subarray(0, 65_536), contentType)).slice(0, 500);
}

/** A text to show, in the encoding that its first bytes show, or that is named; what is not of it is replaced. */
function shownText(body: Uint8Array, contentType: string): string {
  try {
    return new TextDecoder(utf16Of(body) ?? charsetOf(contentType)).decode(body);
  } catch {
    return new TextDecoder().decode(body);
  }
}

/** UTF-16 shows by its byte order mark, or by half of an ASCII character, which is zero. */
function utf16Of([first, second]: Uint8Array): string | undefined {
  if ((first === 0xfe && second === 0xff) || first === 0) return "utf-16be";
  return (first === 0xff && second === 0xfe) || second === 0 ? "utf-16le" : undefined;
}

function describeBody(body: ErrorBody): string {
  if ("error" in body) {
    return body.error_description === undefined ? body.error : `${body.error}: ${body.error_description}`;
  }
  const members = Object.entries(body.ModelState ?? {}).map(([name, messages]) => `${name}: ${messages.join(" ")}`);
  return [body.Message, body.MessageDetail, ...members].filter((part) => part !== undefined).join(" ");
}

function describeForeign({ response, body }: ReceivedAnswer, contentType: string, call: Call): string {
  const isToken = call.operation.path === tokenPath;
  const given = response.headers.get("Location");
  const location = given !== null && isToken ? given.replace(/[?#].*/s, "") : given;
  const isRedirect = response.status >= 300 && response.status < 400 && location !== null;
  if (response.type === "opaqueredirect" || isRedirect) {
    return `the server redirects${location === null ? "" : ` to ${location}`}; set baseUrl to the right address`;
  }
  if (body.length === 0) return "the body is empty";
  const what = `the body is ${contentType || "of no Content-Type"}`;
  return isToken ? what : `${what} and begins ${JSON.stringify(bodyStartOf(body, contentType, call).slice(0, 120))}`;
}
