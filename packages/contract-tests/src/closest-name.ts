/** The name that was probably meant: at most a third of its letters differ. Undefined where none is near. */
export function closestName(wrong: string, names: readonly string[]): string | undefined {
  const [best] = names
    .map((name) => ({ name, distance: distanceBetween(wrong.toLowerCase(), name.toLowerCase()) }))
    .sort((left, right) => left.distance - right.distance);
  return best !== undefined && best.distance <= Math.max(wrong.length, best.name.length) / 3 ? best.name : undefined;
}

/** A sentence that says what a misspelt name could have been. */
export function unknownName(kind: string, wrong: string, names: readonly string[]): string {
  const meant = closestName(wrong, names);
  const hint = meant === undefined ? "" : `; did you mean ${meant}?`;
  const known = names.length === 0 ? "There is none at all" : `There are: ${names.join(", ")}`;
  return `there is no ${kind} ${JSON.stringify(wrong)}${hint}\n${known}`;
}

/** How many letters are to be put in, taken out or changed to make one text of the other. */
function distanceBetween(left: string, right: string): number {
  let row = Array.from({ length: right.length + 1 }, (_, index) => index);
  for (const [index, letter] of [...left].entries()) {
    const next = [index + 1];
    for (const [column, other] of [...right].entries()) {
      const change = (row[column] ?? 0) + (letter === other ? 0 : 1);
      next.push(Math.min(change, (row[column + 1] ?? 0) + 1, (next[column] ?? 0) + 1));
    }
    row = next;
  }
  return row.at(-1) ?? 0;
}
