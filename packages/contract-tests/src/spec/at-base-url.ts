import { KitError } from "../errors.ts";
import type { Contract } from "../types.ts";

/**
 * The same contract for a server whose address has a path of its own: `https://host/api` answers
 * `/api` and the path. An address without a path gives the contract as it is.
 *
 * @throws {KitError} when the address is not a URL.
 */
export function atBaseUrl(contract: Contract, baseUrl: string | URL): Contract {
  if (!URL.canParse(String(baseUrl))) {
    throw new KitError(`The base URL ${JSON.stringify(String(baseUrl))} is not a URL`);
  }
  return { ...contract, basePath: new URL(baseUrl).pathname.replace(/\/+$/, "") };
}
