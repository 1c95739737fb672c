import type { Member } from "../table.ts";
import { setMember } from "./value-kind.ts";

/** What is wrong where a member has no value. */
export const valueRequired = "a value is required";

/**
 * Completes what was read by a required member that is missing, where null may stand for it. Gives what is wrong where it
 * may not.
 */
export function completeMissing(object: Record<string, unknown>, member: Member): string | undefined {
  if (!member.required || Object.hasOwn(object, member.name)) return undefined;
  if (!member.nullable) return valueRequired;
  setMember(object, member.name, null);
  return undefined;
}
