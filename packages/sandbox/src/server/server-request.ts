/** A request as the server reads it, from a socket or from `fetch`. */
export interface ServerRequest extends Pick<Request, "method" | "headers"> {
  /** Absolute. */
  readonly url: string;
  /** @throws BodyTooLargeError where the body is longer than the server takes. */
  arrayBuffer(): Promise<ArrayBuffer>;
  /** As UTF-8. @throws BodyTooLargeError as well. */
  text(): Promise<string>;
}

/** A body that was not read to its end, because it is longer than the server takes. */
export class BodyTooLargeError extends Error {
  override readonly name = "BodyTooLargeError";
}
