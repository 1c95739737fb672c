import { KitError } from "../errors.ts";
import { findProfile } from "../profile/profile.ts";
import type { Case, CaseContext } from "./case.ts";
import { generalAccessCases, generalCases } from "./general-cases.ts";

/**
 * Every case for a target, in the same order and with the same bytes for the same context: those of the profile, and for
 * the operations that it does not know what the description alone leads to.
 *
 * @throws {KitError} when two cases have one id.
 */
export function listCases(context: CaseContext): readonly Case[] {
  const { contract } = context;
  const profile = findProfile(contract);
  const known = profile?.cases(context) ?? [];
  const played = new Set(known.map(({ operation }) => operation));
  const others = contract.operations.filter(({ id }) => !played.has(id));
  const access = (profile?.accessCases ?? generalAccessCases)(context);
  const cases = [...known, ...access, ...generalCases(context, others)];
  const ids = new Set<string>();
  const twin = cases.find(({ id }) => ids.size === ids.add(id).size);
  if (twin !== undefined) {
    throw new KitError(`Two cases have the id ${twin.id}`);
  }
  return cases;
}
