/** What to say of a member that a closed type does not list: the server would ignore it. */
export function unlistedMember(name: string, listed: Iterable<string>): string {
  const pairs = pairsOf(name);
  const common = (other: string) => pairsOf(other).filter((pair) => pairs.includes(pair)).length;
  // The one that was meant has most pairs of letters in common, and at least half.
  const [nearest = ""] = [...listed].sort((one, other) => common(other) - common(one));
  const hint = common(nearest) * 2 >= Math.max(pairs.length, 1) ? `: did you mean ${nearest}?` : "";
  return `Not a member, and the server would ignore it${hint}`;
}

function pairsOf(name: string): string[] {
  return Array.from(name.slice(1), (letter, index) => `${name[index]}${letter}`.toLowerCase());
}
