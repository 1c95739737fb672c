import type { RequestAddress } from "../wire/http/request-address.ts";

/** A request as the server reads it, from a socket or from `fetch`. */
export interface ServerRequest {
  readonly method: string;
  readonly address: RequestAddress;
  readonly headers: RequestHeaders;
  /** @throws BodyTooLargeError where the body is longer than the server takes. */
  body(): Promise<Uint8Array<ArrayBuffer>>;
  /** As UTF-8. @throws BodyTooLargeError as well. */
  text(): Promise<string>;
}

/** Headers by their names in lower case. Several of one name are joined by commas. */
export type RequestHeaders = Pick<Headers, "get" | "has">;

/** A body that was not read to its end, because it is longer than the server takes. */
export class BodyTooLargeError extends Error {
  override readonly name = "BodyTooLargeError";
}
