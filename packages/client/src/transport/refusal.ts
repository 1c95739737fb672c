import { AuthError, DecodeError, type ErrorBody, HttpError } from "../errors.ts";
import { bodyStartOf, decodeBody } from "./any-body.ts";
import { type Call, detailsOf } from "./call.ts";
import type { Reading } from "./later.ts";
import type { ReceivedAnswer } from "./send.ts";

/** What to throw for an answer that is not 2xx, whatever its body is. */
export async function refusalOf(
  reading: Reading,
  { response, body: bytes }: ReceivedAnswer,
  call: Call,
): Promise<HttpError | AuthError> {
  const { status, statusText } = response;
  const contentType = response.headers.get("Content-Type") ?? "";
  const body = await errorBodyOf(reading, bytes, contentType, call.operation.responses[status]);
  const bodyStart = bodyStartOf(bytes);
  const headers = new Headers(response.headers);
  headers.delete("Set-Cookie");
  const refusal = { ...detailsOf(call), status, headers, contentType, body, bodyStart };
  const reason = body === undefined ? describeForeign(response, contentType, bodyStart) : describeBody(body);
  const message = `${`${status} ${statusText}`.trim()}: ${reason}`;
  const isAuth = status === 401 || (call.operation.path === "/token" && status === 400);
  return isAuth ? new AuthError(message, refusal) : new HttpError(message, refusal);
}

/** The decoded body, or undefined where it is not in the API's own format. */
async function errorBodyOf(
  reading: Reading,
  body: Uint8Array,
  contentType: string,
  schema = "Error",
): Promise<ErrorBody | undefined> {
  try {
    return (await decodeBody(reading, schema, body, contentType)) as ErrorBody;
  } catch (error) {
    if (error instanceof DecodeError) return undefined;
    throw error;
  }
}

function describeBody(body: ErrorBody): string {
  if ("error" in body) {
    return body.error_description === undefined ? body.error : `${body.error}: ${body.error_description}`;
  }
  const members = Object.entries(body.ModelState ?? {}).map(([name, messages]) => `${name}: ${messages.join(" ")}`);
  return [body.Message, body.MessageDetail, ...members].filter((part) => part !== undefined).join(" ");
}

function describeForeign(response: Response, contentType: string, bodyStart: string): string {
  const location = response.headers.get("Location");
  if (response.type === "opaqueredirect" || location !== null) {
    return `the server redirects${location === null ? "" : ` to ${location}`}; set baseUrl to the right address`;
  }
  if (bodyStart === "") return "the body is empty";
  return `the body is ${contentType || "of no Content-Type"} and begins ${JSON.stringify(bodyStart.slice(0, 120))}`;
}
