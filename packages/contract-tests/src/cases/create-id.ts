import { createHash } from "node:crypto";

/** A function that gives the same GUID for the same seed and name, and another for every other. */
export function createIDs(seed: number | string): (name: string) => string {
  return (name) => {
    const hex = createHash("sha256").update(`${seed}/${name}`).digest("hex");
    return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
  };
}
