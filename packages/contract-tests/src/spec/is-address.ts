/** Whether somebody gave an address where a file is asked for. */
export function isAddress(path: string): boolean {
  return /^https?:\/\//i.test(path);
}
