/** Whether a case's id fits a pattern, in which `*` stands for anything. */
export function fitsPattern(pattern: string, id: string): boolean {
  const [first = "", ...others] = pattern.split("*");
  const last = others.pop();
  if (last === undefined) {
    return pattern === id;
  }
  if (!id.startsWith(first) || !id.endsWith(last) || id.length < first.length + last.length) {
    return false;
  }
  let rest = id.slice(first.length, id.length - last.length);
  for (const part of others) {
    const at = rest.indexOf(part);
    if (at === -1) {
      return false;
    }
    rest = rest.slice(at + part.length);
  }
  return true;
}
