/** One thing that is wrong, and where. */
export interface Issue {
  /** What is wrong, in words that show no value: `expected string, found number`. */
  readonly message: string;
  /** Leads from the root to the value, `[0, "status"]`; empty for the root itself. */
  readonly path: readonly (string | number)[];
  /** UTF-16 units from the start of the text, where there is a text to point into. */
  readonly offset?: number;
  /** From 1. */
  readonly line?: number;
  /** From 1, in UTF-16 units. */
  readonly column?: number;
}

/** What was wrong with a body, all of it. */
class BodyError extends Error {
  readonly issues: readonly Issue[];

  constructor(message: string, issues: readonly Issue[], options?: { readonly cause?: unknown }) {
    super(message, options);
    this.issues = issues;
  }
}

/** A value that the document does not allow, or that the media type cannot carry. */
export class EncodeError extends BodyError {
  readonly code = "encode_failed";
  override readonly name = "EncodeError";
}

/** A text that is broken, or that the document does not allow. */
export class DecodeError extends BodyError {
  readonly code = "decode_failed";
  override readonly name = "DecodeError";
}

/** An option or argument that cannot be used, such as the name of a schema that is not in the table. */
export class InvalidOptionError extends Error {
  readonly code = "invalid_option";
  override readonly name = "InvalidOptionError";
}
