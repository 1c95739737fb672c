import type { CaseContext } from "../cases/case.ts";
import { createIDs } from "../cases/create-id.ts";
import type { Contract } from "../types.ts";
import { isLoopback, type Target } from "./target.ts";

/** How many and which cases are made. */
export interface CaseOptions {
  /** Makes the same cases again. Default 1. */
  readonly seed?: number;
  /** How many values chance makes up for each operation and media type. Default 3. */
  readonly examples?: number;
}

/**
 * What the cases for a target are made of.
 *
 * @param receiverURL - Where webhooks arrive when the target names no address of its own.
 * @throws {KitError} when the target's address is none.
 */
export function createCaseContext(
  contract: Contract,
  target: Target,
  { seed = 1, examples = 3 }: CaseOptions,
  receiverURL: string | undefined,
): CaseContext {
  const { allowOversize = false, expiredToken, username, password, probe } = target;
  return {
    contract,
    createID: createIDs(seed),
    probe,
    isLoopback: isLoopback(target.baseUrl),
    webhookURL: target.webhookURL?.replace(/\/$/, "") ?? receiverURL,
    credentials: username === undefined || password === undefined ? undefined : { username, password },
    sendsOversize: allowOversize || isLoopback(target.baseUrl),
    hasExpiredToken: expiredToken !== undefined,
    seed,
    examples,
  };
}
