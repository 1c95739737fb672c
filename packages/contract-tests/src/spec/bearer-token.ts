/** Whether a request carries a token at all. The scheme's letter case does not matter (observed). */
export function hasBearerToken(headers: Headers): boolean {
  return /^bearer +\S/i.test(headers.get("authorization") ?? "");
}
