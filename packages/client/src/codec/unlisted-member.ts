/** What to say of a member that a closed type does not list. */
export function unlistedMember(name: string, listed: Iterable<string>): string {
  const nearest = nearestName(name, listed);
  return `Not a member, and the server would ignore it${nearest ? `: did you mean ${nearest}?` : ""}`;
}

/** The listed name that a misspelt one was meant to be: the one with most pairs of letters in common, and at least half. */
function nearestName(misspelt: string, names: Iterable<string>): string | undefined {
  const pairs = pairsOf(misspelt);
  let nearest: string | undefined;
  let most = Math.max(0, (pairs.length - 1) / 2);
  for (const name of names) {
    const common = pairsOf(name).filter((pair) => pairs.includes(pair)).length;
    if (common > most) [nearest, most] = [name, common];
  }
  return nearest;
}

function pairsOf(name: string): string[] {
  return Array.from(name.slice(1), (letter, index) => `${name[index]}${letter}`.toLowerCase());
}
