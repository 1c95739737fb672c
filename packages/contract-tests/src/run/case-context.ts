import type { CaseContext } from "../cases/case.ts";
import { createIDs } from "../cases/create-id.ts";
import type { Contract } from "../types.ts";
import { isLocal, type Target } from "./target.ts";

/** How many and which cases are made. */
export interface CaseOptions {
  /** Makes the same cases again. Default 1. */
  readonly seed?: number;
  /** How many values chance makes up for each operation and media type. Default 3. */
  readonly examples?: number;
  /** With the seed it makes the ids: a server that has seen those of a seed once is not asked for them again. */
  readonly runKey?: string;
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
  { seed = 1, examples = 3, runKey }: CaseOptions,
  receiverURL: string | undefined,
): CaseContext {
  const { allowOversize = false, expiredToken, username, password, probe } = target;
  return {
    contract,
    createID: createIDs(runKey === undefined ? seed : `${seed}/${runKey}`),
    probe,
    isLoopback: isLocal(target),
    webhookURL: target.webhookURL?.replace(/\/$/, "") ?? receiverURL,
    credentials: username === undefined || password === undefined ? undefined : { username, password },
    sendsOversize: allowOversize || isLocal(target),
    hasExpiredToken: expiredToken !== undefined,
    seed,
    examples,
  };
}
