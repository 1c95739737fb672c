import { createHash } from "node:crypto";

type Key = readonly (string | number)[];

/** A number from 0 up to 1 that depends on the seed and the key alone, not on what was asked for before. */
export function chance(seed: number, ...key: Key): number {
  return digest(seed, key).readUInt32BE() / 2 ** 32;
}

/** One of several things, each as likely as its weight says. */
export function choose<T extends string>(weights: Readonly<Record<T, number>>, point: number): T {
  const entries = Object.entries<number>(weights) as [T, number][];
  let left = point * entries.reduce((sum, [, weight]) => sum + weight, 0);
  const found = entries.find(([, weight]) => {
    left -= weight;
    return left < 0;
  });
  return (found ?? (entries.at(-1) as [T, number]))[0];
}

/** A UUID of version 4 that a seed repeats. */
export function seededUuid(seed: number, ...key: Key): string {
  const hex = digest(seed, key).toString("hex");
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}

function digest(seed: number, key: Key): Buffer {
  return createHash("sha256")
    .update([seed, ...key].join("/"))
    .digest();
}
