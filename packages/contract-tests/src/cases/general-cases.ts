import { isWebApi } from "../spec/web-api.ts";
import type { Operation } from "../types.ts";
import { callCases } from "./call-cases.ts";
import type { Case, CaseContext } from "./case.ts";
import { credentialCases } from "./credential-cases.ts";
import { edgeCases } from "./edge-cases.ts";
import { methodCases } from "./method-cases.ts";
import { negotiationCases } from "./negotiation-cases.ts";
import { parameterCases } from "./parameter-cases.ts";
import { unreadableCases } from "./unreadable-cases.ts";

/** What the description alone says of an operation: its right calls, and what it must refuse. */
export function generalCases(context: CaseContext, operations: readonly Operation[]): Case[] {
  return operations.flatMap((operation) =>
    [callCases, negotiationCases, ...(refuses(context, operation) ? refusals : [])].flatMap((make) =>
      make(context, operation),
    ),
  );
}

const refusals = [parameterCases, edgeCases, unreadableCases];

/** Web API's own refusals are known and described where there are any; HTTP's need not be. */
function refuses({ contract }: CaseContext, { responses }: Operation): boolean {
  return !isWebApi(contract) || "400" in responses;
}

/** What it says of every address: who is let in, and by which methods. */
export function generalAccessCases(context: CaseContext): Case[] {
  return [
    ...context.contract.operations.flatMap((operation) => credentialCases(context, operation)),
    ...methodCases(context),
  ];
}
