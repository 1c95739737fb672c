import type { Case, CaseContext } from "../../cases/case.ts";
import { coercionCases } from "./coercion-cases.ts";
import { exampleCases } from "./example-cases.ts";
import { generatedCases } from "./generated-cases.ts";
import { invalidBodyCases } from "./invalid-body-cases.ts";
import { limitCases } from "./limit-cases.ts";
import { negotiationCases } from "./negotiation-cases.ts";
import { oversizeCases } from "./oversize-cases.ts";
import { runCases } from "./run-cases.ts";
import { tokenEndpointCases } from "./token-endpoint-cases.ts";
import { valueClassCases } from "./value-class-cases.ts";
import { webhookStartCases } from "./webhook-start-cases.ts";
import { nilRootCases, xmlCases } from "./xml-cases.ts";

/** Every case of what is known of jobs and runs, for the operations that the description has. */
export function profileCases(context: CaseContext): Case[] {
  const described = new Set(context.contract.operations.map(({ id }) => id));
  return [
    tokenEndpointCases,
    exampleCases,
    runCases,
    invalidBodyCases,
    limitCases,
    valueClassCases,
    oversizeCases,
    xmlCases,
    nilRootCases,
    coercionCases,
    negotiationCases,
    webhookStartCases,
    generatedCases,
  ]
    .flatMap((make) => make(context))
    .filter(({ operation }) => described.has(operation));
}
