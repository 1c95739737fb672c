/** The listed name that a misspelt one was meant to be, where one is near enough to be worth a hint. */
export function nearestName(misspelt: string, names: Iterable<string>): string | undefined {
  let nearest: string | undefined;
  let least = 3;
  for (const name of names) {
    if (Math.abs(name.length - misspelt.length) >= least) continue;
    const edits = editDistance(name.toLowerCase(), misspelt.toLowerCase());
    if (edits < least) [nearest, least] = [name, edits];
  }
  return nearest;
}

function editDistance(from: string, to: string): number {
  let row = Array.from({ length: to.length + 1 }, (_, index) => index);
  for (const [i, letter] of from.split("").entries()) {
    const above = row;
    row = [i + 1];
    for (let j = 0; j < to.length; j++) {
      const replaced = (above[j] ?? 0) + (to[j] === letter ? 0 : 1);
      row.push(Math.min(replaced, (above[j + 1] ?? 0) + 1, (row[j] ?? 0) + 1));
    }
  }
  return row.at(-1) ?? 0;
}
