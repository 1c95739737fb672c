/** How far something is: a share from 0 to 1, or a block that wanders where that is not known. */
export function bar(share: number | undefined, tick: number, cells: number): string {
  if (share !== undefined) {
    const full = Math.round(Math.min(Math.max(share, 0), 1) * cells);
    return `[${"#".repeat(full)}${"-".repeat(cells - full)}]`;
  }
  const block = 3;
  const way = cells - block;
  const at = way - Math.abs((tick % (2 * way)) - way);
  return `[${"-".repeat(at)}${"#".repeat(block)}${"-".repeat(way - at)}]`;
}
