import type { Contract, Operation } from "../types.ts";
import { startOperations } from "./cases/start-operations.ts";

/** A start with a body from which no server can take a job: one that validates says 400, one that does not fails. */
export function validationProbe(
  contract: Contract,
): { readonly operation: Operation; readonly body: string } | undefined {
  const [start] = startOperations(contract);
  return start && { operation: start.operation, body: "{" };
}
