/** Where two values differ, and how. */
export interface Difference {
  /** A JSON pointer; "" is the whole. */
  readonly path: string;
  readonly left: unknown;
  readonly right: unknown;
}

const instant = /^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d)(?:\.(\d{1,9}))?(Z|[+-]\d\d:\d\d)$/;

/** Each member in which two values differ, in the order of the left one. Times with offsets are compared as instants. */
export function findDifferences(left: unknown, right: unknown, path = ""): Difference[] {
  if (isSame(left, right)) {
    return [];
  }
  if (typeof left !== "object" || typeof right !== "object" || left === null || right === null) {
    return [{ path, left, right }];
  }
  if (Array.isArray(left) !== Array.isArray(right)) {
    return [{ path, left, right }];
  }
  const ours = new Map(Object.entries(left));
  const theirs = new Map(Object.entries(right));
  return [...new Set([...ours.keys(), ...theirs.keys()])].flatMap((name) =>
    findDifferences(ours.get(name), theirs.get(name), `${path}/${name}`),
  );
}

function isSame(left: unknown, right: unknown): boolean {
  return left === right || (typeof left === "string" && typeof right === "string" && isSameInstant(left, right));
}

function isSameInstant(left: string, right: string): boolean {
  const [ours, theirs] = [instantOf(left), instantOf(right)];
  return ours !== undefined && ours === theirs;
}

/** Seconds since 1970 and the fraction to nine digits; undefined for what carries no offset. */
function instantOf(text: string): string | undefined {
  const [, time = "", fraction = "", offset = ""] = instant.exec(text) ?? [];
  const seconds = Date.parse(`${time}${offset}`) / 1000;
  return Number.isNaN(seconds) ? undefined : `${seconds}.${fraction.padEnd(9, "0")}`;
}
