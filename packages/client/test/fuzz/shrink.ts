/** The shortest text found that still fails, by leaving out ever smaller stretches. */
export function shrink(text: string, fails: (text: string) => boolean): string {
  let shortest = text;
  for (let length = Math.ceil(text.length / 2); length > 0; length = length > 1 ? Math.ceil(length / 2) : 0) {
    for (let start = 0; start < shortest.length; ) {
      const candidate = shortest.slice(0, start) + shortest.slice(start + length);
      if (fails(candidate)) {
        shortest = candidate;
      } else {
        start += length;
      }
    }
  }
  return shortest;
}
