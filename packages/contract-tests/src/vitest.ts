import { expect } from "vitest";
import { type ContractMatchers, contractMatchers } from "./matchers.ts";

// To import this module is to have the matchers, with their types.
expect.extend(contractMatchers);

declare module "vitest" {
  interface Matchers<R extends void | Promise<void> = void | Promise<void>, T = unknown>
    extends ContractMatchers<Promise<void>> {}
}
