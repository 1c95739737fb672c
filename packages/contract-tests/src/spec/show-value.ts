/** A value as JSON, for people to read. Undefined where there is none; a body may be nested too deep to be written. */
export function showValue(value: unknown): string | undefined {
  try {
    return JSON.stringify(value);
  } catch (cause) {
    if (isTooDeep(cause)) {
      return "a value that is nested too deep to be shown";
    }
    throw cause;
  }
}

/** Whether an error says that the stack was too small: a hostile body can be nested a million levels deep. */
export function isTooDeep(cause: unknown): boolean {
  return cause instanceof RangeError && cause.message.includes("call stack");
}
