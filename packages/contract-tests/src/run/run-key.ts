import { randomBytes } from "node:crypto";

/** What makes the ids of a run others than those of any run before it, although the seed is the same. */
export function createRunKey(): string {
  return randomBytes(4).toString("hex");
}
