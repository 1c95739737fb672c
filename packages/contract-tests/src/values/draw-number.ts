import { createHash } from "node:crypto";

/** A whole number below 2^32 that follows from a seed and a place, and from nothing else. */
export function drawNumber(seed: number, place: string): number {
  return createHash("sha256").update(`${seed}/${place}`).digest().readUInt32BE(0);
}
