/**
 * Drops what a stranger named `__proto__`, at any depth of a value that nobody else holds: copied with Object.assign, such a
 * member would become the copy's prototype.
 */
export function withoutPrototypes<Value>(value: Value): Value {
  if (typeof value !== "object" || value === null) return value;
  if (Object.hasOwn(value, "__proto__")) Reflect.deleteProperty(value, "__proto__");
  for (const member of Object.values(value)) withoutPrototypes(member);
  return value;
}
