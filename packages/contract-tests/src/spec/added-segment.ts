import type { Contract } from "../types.ts";

/** The last segment of an address, where the paths of the description begin with it: it is there twice then. */
export function findAddedSegment({ operations }: Contract, address: string): string | undefined {
  const last = new URL(address).pathname
    .split("/")
    .findLast((segment) => segment !== "")
    ?.toLowerCase();
  const isFirst = operations.some(({ path }) => {
    const [, first = "", ...others] = path.split("/");
    return others.length > 0 && first.toLowerCase() === last;
  });
  return isFirst ? last : undefined;
}
