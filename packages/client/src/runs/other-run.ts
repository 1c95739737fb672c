/**
 * A sentence about an answer that names another run and never the one it was asked for, in whatever case: a cache's perhaps,
 * or that of a server which names runs itself. Undefined where it is not so.
 */
export function describeOtherRun(
  named: readonly { readonly runID?: string | null | undefined }[],
  runID: string,
  what: string,
): string | undefined {
  const others = named.flatMap((part) => (typeof part.runID === "string" ? [part.runID] : []));
  const isOther =
    others.length === named.length && others.every((other) => other.toLowerCase() !== runID.toLowerCase());
  const [other] = others;
  return isOther && other !== undefined
    ? `run ${runID}: ${what} of run ${JSON.stringify(other)}. Does something in front of the server mix up answers?`
    : undefined;
}
