import type { Contract } from "./contract.ts";
import type { HttpError } from "./http/http-error.ts";

/** What an answer says, before it is written in a format. */
export type Payload =
  | { readonly kind: "message"; readonly contract: Contract; readonly model: object }
  | { readonly kind: "list"; readonly contract: Contract; readonly models: readonly object[] | null }
  | { readonly kind: "error"; readonly error: HttpError };
