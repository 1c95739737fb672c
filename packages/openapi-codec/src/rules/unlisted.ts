/** What to say of a member that a closed type does not list. */
export function unlistedMember(name: string, listed: Iterable<string>): string {
  const pairs = pairsOf(name);
  const common = (other: string) => pairsOf(other).filter((pair) => pairs.includes(pair)).length;
  // The one that was meant has most pairs of letters in common, and at least half.
  const [nearest = ""] = [...listed].sort((one, other) => common(other) - common(one));
  const isNear = common(nearest) > 0 && common(nearest) * 2 >= pairs.length;
  return isNear ? `not a member, did you mean ${nearest}?` : "not a member";
}

function pairsOf(name: string): string[] {
  return Array.from(name.slice(1), (letter, index) => `${name[index]}${letter}`.toLowerCase());
}
