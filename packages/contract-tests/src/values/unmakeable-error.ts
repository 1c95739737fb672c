/** No value of a schema could be made up. */
export class UnmakeableError extends Error {
  readonly code = "unmakeable_value";
  override readonly name = "UnmakeableError";
}
