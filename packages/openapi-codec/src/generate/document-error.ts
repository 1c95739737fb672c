/** Something in a document that cannot be carried: says where, why, and what to do. */
export class DocumentError extends Error {
  readonly code = "document_refused";
  override readonly name = "DocumentError";
  /** The file, as it was named. */
  readonly file: string;
  /** The JSON pointer to the place in the file, `#/components/schemas/Pet`. */
  readonly pointer: string;
  readonly reason: string;
  readonly remedy: string;

  constructor(file: string, pointer: string, reason: string, remedy: string, options?: { readonly cause?: unknown }) {
    super(`${file}${pointer}: ${reason}. ${remedy}.`, options);
    this.file = file;
    this.pointer = pointer;
    this.reason = reason;
    this.remedy = remedy;
  }
}

/** Whether the engine could not follow what is nested in itself, or refers to itself, too often. */
export const isTooDeep = (cause: unknown): boolean =>
  cause instanceof Error && /call stack|too much recursion/.test(cause.message);
