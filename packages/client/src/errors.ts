/** One thing that is wrong, and where. */
export interface Issue {
  readonly message: string;
  /** Leads from the message's root to the member, `[0, "status"]`; empty for the root itself. */
  readonly path: readonly (string | number)[];
  /** UTF-16 units from the start of the text, where there is a text to point into. */
  readonly offset?: number;
  /** From 1. */
  readonly line?: number;
  /** From 1, in UTF-16 units. */
  readonly column?: number;
}

/** An option or argument that cannot be used, such as a base URL that is no URL. Nothing was sent. */
export class InvalidOptionError extends Error {
  readonly code = "invalid_option";
  override readonly name = "InvalidOptionError";
}

/** A value that is not what the description asks for, or that the media type cannot carry. Nothing was sent. */
export class EncodeError extends Error {
  readonly code = "encode_failed";
  override readonly name = "EncodeError";
  readonly issues: readonly Issue[];

  constructor(message: string, issues: readonly Issue[], options?: ErrorOptions) {
    super(message, options);
    this.issues = issues;
  }
}

/** What is known of the answer that an error is about. */
export interface AnswerDetails {
  readonly status?: number;
  /** The Content-Type as it was sent. */
  readonly contentType?: string;
  /** The first characters of the body as text. */
  readonly bodyStart?: string;
}

/** An answer that is broken, or is not what the description promises. */
export class DecodeError extends Error {
  readonly code = "decode_failed";
  override readonly name = "DecodeError";
  readonly issues: readonly Issue[];
  readonly status: number | undefined;
  readonly contentType: string | undefined;
  readonly bodyStart: string | undefined;

  constructor(message: string, issues: readonly Issue[], options: ErrorOptions & AnswerDetails = {}) {
    super(message, options);
    this.issues = issues;
    this.status = options.status;
    this.contentType = options.contentType;
    this.bodyStart = options.bodyStart;
  }
}

/** An issue in one line: `[0].status (line 1, column 80): …`. */
export function describeIssue(issue: Issue): string {
  const path = issue.path.map((key) => (typeof key === "number" ? `[${key}]` : `.${key}`)).join("");
  const place = issue.line === undefined ? "" : ` (line ${issue.line}, column ${issue.column})`;
  const where = `${path.replace(/^\./, "")}${place}`.trim();
  return where === "" ? issue.message : `${where}: ${issue.message}`;
}
