/** Whether a value is an object made by `{}`, by `Object.create(null)` or by `JSON.parse`, in any realm. */
export function isPlainObject(value: unknown): value is Record<string, unknown> {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return false;
  const prototype = Object.getPrototypeOf(value);
  return prototype === null || prototype === Object.prototype || Object.getPrototypeOf(prototype) === null;
}

/** What a value is, in words that do not show it. */
export function describeType(value: unknown): string {
  return value === null ? "null" : Array.isArray(value) ? "list" : typeof value;
}
