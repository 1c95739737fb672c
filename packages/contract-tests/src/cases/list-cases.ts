import { findProfile } from "../profile/profile.ts";
import type { Case, CaseContext } from "./case.ts";
import { generalAccessCases, generalCases } from "./general-cases.ts";

/**
 * Every case for a target, in the same order and with the same bytes for the same context: those of the profile, and for
 * the operations that it does not know what the description alone leads to.
 */
export function listCases(context: CaseContext): readonly Case[] {
  const { contract } = context;
  const profile = findProfile(contract);
  const known = profile?.cases(context) ?? [];
  const played = new Set(known.map(({ operation }) => operation));
  const others = contract.operations.filter(({ id }) => !played.has(id));
  const access = (profile?.accessCases ?? generalAccessCases)(context);
  const cases = [...known, ...access, ...generalCases(context, others)];
  return withNames(cases);
}

/** Names in a description may look alike once they are part of an id: from the second on, a number tells them apart. */
function withNames(cases: readonly Case[]): readonly Case[] {
  const taken = new Set<string>();
  return cases.map((each) => {
    let id = each.id;
    for (let number = 2; taken.has(id); number += 1) {
      id = `${each.id}-${number}`;
    }
    taken.add(id);
    return id === each.id ? each : { ...each, id };
  });
}
