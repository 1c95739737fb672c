/** ` Did you mean "port"?`, where one of the names is near; else nothing. */
export function suggest(name: string, names: Iterable<string>): string {
  const closest = [...names]
    .map((candidate) => ({ candidate, distance: distanceOf(name.toLowerCase(), candidate.toLowerCase()) }))
    .toSorted((a, b) => a.distance - b.distance)[0];
  const isNear = closest !== undefined && closest.distance <= Math.max(1, Math.floor(closest.candidate.length / 3));
  return isNear ? ` Did you mean "${closest.candidate}"?` : "";
}

/** Longer names than any that exist are not looked at. */
const maxLength = 100;

/** How many letters have to be put in, left out, exchanged or swapped with their neighbour. */
function distanceOf(from: string, to: string): number {
  if (from.length > maxLength) {
    return Number.POSITIVE_INFINITY;
  }
  let beforeLast: number[] = [];
  let last = Array.from({ length: to.length + 1 }, (_, index) => index);
  for (let i = 1; i <= from.length; i++) {
    const current = [i];
    for (let j = 1; j <= to.length; j++) {
      const isSame = from[i - 1] === to[j - 1];
      const isSwapped = i > 1 && j > 1 && from[i - 1] === to[j - 2] && from[i - 2] === to[j - 1];
      current[j] = Math.min(
        (last[j] ?? 0) + 1,
        (current[j - 1] ?? 0) + 1,
        (last[j - 1] ?? 0) + (isSame ? 0 : 1),
        isSwapped ? (beforeLast[j - 2] ?? 0) + 1 : Number.POSITIVE_INFINITY,
      );
    }
    beforeLast = last;
    last = current;
  }
  return last[to.length] ?? 0;
}
