/** Whether every surrogate in a text is half of a pair: no encoding can carry one that stands alone. */
export function isWellFormed(text: string): boolean {
  return (text as string & { isWellFormed(): boolean }).isWellFormed();
}
