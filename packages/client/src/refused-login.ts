import { tokenPath } from "./contract.ts";
import { isTransient, RefusalError } from "./errors.ts";

/** Whether `/token` said no to a login, or is not where it is asked for: no failure that passes by itself. */
export function isRefusedLogin(error: unknown): boolean {
  const isOfToken = error instanceof RefusalError && error.path === tokenPath;
  return isOfToken && error.status !== 429 && !isTransient(error.status);
}
