/** Whether a case's id fits a pattern, in which `*` stands for anything. */
export function fitsPattern(pattern: string, id: string): boolean {
  return new RegExp(`^${pattern.split("*").map(escapeLetters).join(".*")}$`).test(id);
}

function escapeLetters(text: string): string {
  return text.replaceAll(/[.?+^$()|[\]{}\\]/g, "\\$&");
}
