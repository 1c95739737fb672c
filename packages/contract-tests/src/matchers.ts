import { type CheckExchangeOptions, checkExchange, type OperationID } from "./library/check-exchange.ts";
import type { Judgeable } from "./library/exchange-of.ts";
import { explainFindings } from "./library/explain-findings.ts";

export type { CheckExchangeOptions, FetchExchange, Judgeable, OperationID } from "./index.ts";

/** What a matcher says, in the form that vitest and jest share. */
export interface MatcherResult {
  readonly pass: boolean;
  readonly message: () => string;
}

/** The matchers, as `expect` has them once it is extended. `R` is what an assertion returns. */
export interface ContractMatchers<R = Promise<void>> {
  /**
   * That an answer, or a request with its answer, keeps the contract. Asynchronous: `await expect(…)`.
   *
   * @param operation - Needed for a `Response` alone. Default: whichever operation the request's address leads to.
   */
  toSatisfyContract(operation?: OperationID, options?: Omit<CheckExchangeOptions, "operation">): R;
}

/** For `expect.extend` of vitest and of jest. Neither is loaded by this module. */
export const contractMatchers: {
  readonly toSatisfyContract: (
    received: unknown,
    operation?: OperationID,
    options?: Omit<CheckExchangeOptions, "operation">,
  ) => Promise<MatcherResult>;
} = {
  toSatisfyContract: async (received, operation, options = {}) => {
    const findings = await checkExchange(received as Judgeable, {
      ...options,
      ...(operation === undefined ? {} : { operation }),
    });
    const subject = operation === undefined ? "the contract" : `the contract of ${operation}`;
    return {
      pass: findings.length === 0,
      message: () =>
        findings.length === 0
          ? `The exchange keeps ${subject}, which was not expected`
          : `The exchange breaks ${subject}\n\n${explainFindings(findings)}\n`,
    };
  },
};

declare global {
  namespace jest {
    interface Matchers<R, T> extends ContractMatchers<Promise<void>> {}
  }
}
