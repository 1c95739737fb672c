/** The kit itself could not do its work: the description is missing or broken, or a part of the kit failed. */
export class KitError extends Error {
  readonly code = "kit_failed";
  override readonly name = "KitError";
}

/** A body that is not what its media type promises, so no value can be taken from it. */
export class UnreadableBodyError extends Error {
  readonly code = "unreadable_body";
  override readonly name = "UnreadableBodyError";
}

/** A value that has no form in the media type asked for, such as a control character in XML. */
export class UnwritableValueError extends Error {
  readonly code = "unwritable_value";
  override readonly name = "UnwritableValueError";
  /** A JSON pointer to the member. */
  readonly path: string;

  constructor(path: string, message: string) {
    super(`${path === "" ? "the value" : path}: ${message}`);
    this.path = path;
  }
}

/** A command line that cannot be understood. */
export class UsageError extends Error {
  readonly code = "bad_usage";
  override readonly name = "UsageError";
}

/** No value of a schema could be made up. */
export class UnmakeableError extends Error {
  readonly code = "unmakeable_value";
  override readonly name = "UnmakeableError";
}
