/** A piece of JSON: a text, or what opens, closes or divides. Numbers and words between them do not matter. */
const piece = /"(?:[^"\\]|\\.)*"|[{}[\],:]/g;

/** The names that stand twice in one object of a well-formed JSON text, each once. `JSON.parse` keeps the last alone. */
export function findDuplicateMembers(text: string): string[] {
  const duplicates = new Set<string>();
  const open: (Set<string> | undefined)[] = [];
  let last = "";
  for (const [token] of text.matchAll(piece)) {
    const names = open.at(-1);
    if (token === "{" || token === "[") {
      open.push(token === "{" ? new Set() : undefined);
    } else if (token === "}" || token === "]") {
      open.pop();
    } else if (token === ":" && names !== undefined) {
      const name: string = JSON.parse(last);
      if (names.has(name)) {
        duplicates.add(name);
      }
      names.add(name);
    }
    last = token;
  }
  return [...duplicates];
}
