import type { CheckCase } from "./check-case.ts";
import { expectationCases } from "./expectation-cases.ts";
import { requestCases } from "./request-cases.ts";
import { responseCases } from "./response-cases.ts";
import { runCases } from "./run-cases.ts";

/** By the id of the check. */
export const checkCases: Readonly<Record<string, CheckCase>> = {
  ...requestCases,
  ...responseCases,
  ...expectationCases,
  ...runCases,
};
