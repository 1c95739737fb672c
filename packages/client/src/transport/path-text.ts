/** Whether a text can stand in an address: empty, "." and ".." would make another one, and half a pair none. */
export function isPathText(value: unknown): value is string {
  return typeof value === "string" && !/^\.{0,2}$/.test(value) && !/\p{Surrogate}/u.test(value);
}

export const pathTextAsks = "a text that can stand in an address";
