/** Results that are kept. */
const maxKept = 100;
/** Longer texts, in characters, are dealt with each time. */
const maxLength = 500;

/** A function of a text that gives the same result again for a text that it was given lately: clients send the same headers. */
export function remembered<Result>(ask: (text: string) => Result): (text: string) => Result {
  const results = new Map<string, Result>();
  return (text) => {
    const known = results.get(text);
    if (known !== undefined) {
      return known;
    }
    const result = ask(text);
    if (text.length <= maxLength) {
      if (results.size >= maxKept) {
        results.clear();
      }
      results.set(text, result);
    }
    return result;
  };
}
