const guid = /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/i;

/** To the letter; but nothing is known of the letter case of a stored GUID. */
export function isSameRun(found: unknown, sent: string): boolean {
  return found === sent || (typeof found === "string" && guid.test(sent) && found.toLowerCase() === sent.toLowerCase());
}
