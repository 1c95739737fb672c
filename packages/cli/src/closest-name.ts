/** ` Did you mean NAME?`, where one of the names is near; else nothing. */
export function suggest(name: string, names: Iterable<string>): string {
  const closest = closestOf(name, names);
  return closest === undefined ? "" : ` Did you mean ${closest}?`;
}

/** The name that was probably meant; undefined where none is near. */
export function closestOf(name: string, names: Iterable<string>): string | undefined {
  const [closest] = [...names]
    .map((candidate) => ({ candidate, distance: distanceOf(name.toLowerCase(), candidate.toLowerCase()) }))
    .sort((one, other) => one.distance - other.distance);
  if (closest === undefined) return undefined;
  return closest.distance <= Math.max(1, Math.floor(closest.candidate.length / 3)) ? closest.candidate : undefined;
}

/** How many letters have to be put in, left out or exchanged. */
function distanceOf(from: string, to: string): number {
  if (from.length > 100) return Number.POSITIVE_INFINITY;
  let last = Array.from({ length: to.length + 1 }, (_, index) => index);
  for (let i = 1; i <= from.length; i++) {
    const current = [i];
    for (let j = 1; j <= to.length; j++) {
      const exchanged = (last[j - 1] ?? 0) + (from[i - 1] === to[j - 1] ? 0 : 1);
      current[j] = Math.min((last[j] ?? 0) + 1, (current[j - 1] ?? 0) + 1, exchanged);
    }
    last = current;
  }
  return last[to.length] ?? 0;
}
