/** Whether a value is an object made by `{}`, by `Object.create(null)` or by `JSON.parse`, in any realm. */
export function isPlainObject(value: unknown): value is Record<string, unknown> {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return false;
  const prototype = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null || Object.getPrototypeOf(prototype) === null;
}

/** What a value is, in words that do not show it. */
export function describeKind(value: unknown): string {
  if (value === null) return "null";
  if (Array.isArray(value)) return "list";
  if (typeof value === "object" && !isPlainObject(value)) return value.constructor?.name || "object";
  return typeof value === "number" && !Number.isFinite(value) ? String(value) : typeof value;
}

/** `an object`, `a list`. */
export const withArticle = (kind: string): string => (/^[aeio]/i.test(kind) ? `an ${kind}` : `a ${kind}`);

/** Sets a member as `JSON.parse` does: `__proto__` is a name like any other. */
export function setMember(object: Record<string, unknown>, name: string, value: unknown): void {
  if (name !== "__proto__") object[name] = value;
  else Object.defineProperty(object, name, { value, writable: true, enumerable: true, configurable: true });
}
