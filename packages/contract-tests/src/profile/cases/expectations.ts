import type { Known } from "../../cases/case.ts";
import type { Evidence, Expectation } from "../../types.ts";

/** One of these statuses, whatever the server is like. */
export function answeredWith(evidence: Evidence, ...statuses: number[]): () => Expectation {
  return () => ({ evidence, statuses });
}

/**
 * Refused with 400 by a server that validates. One that does not starts what it has understood, or fails with 500 where it
 * has understood nothing.
 */
export function refused({ validates }: Known): Expectation {
  return { evidence: "observed", statuses: validates ? [400] : [200, 400, 500] };
}

export const accepted: () => Expectation = answeredWith("documented", 200);

/** Taken, although no page of the vendor's says so: a server of the same make does. */
export const forgiven: () => Expectation = answeredWith("observed", 200);
