import { KitError } from "../errors.ts";
import { accessCases } from "./access-cases.ts";
import type { Case, CaseContext } from "./case.ts";
import { coercionCases } from "./coercion-cases.ts";
import { exampleCases } from "./example-cases.ts";
import { generatedCases } from "./generated-cases.ts";
import { invalidBodyCases } from "./invalid-body-cases.ts";
import { limitCases } from "./limit-cases.ts";
import { negotiationCases } from "./negotiation-cases.ts";
import { operationCases } from "./operation-cases.ts";
import { oversizeCases } from "./oversize-cases.ts";
import { runCases } from "./run-cases.ts";
import { tokenEndpointCases } from "./token-endpoint-cases.ts";
import { valueClassCases } from "./value-class-cases.ts";
import { webhookStartCases } from "./webhook-start-cases.ts";
import { nilRootCases, xmlCases } from "./xml-cases.ts";

/**
 * Every case for a target, in the same order and with the same bytes for the same context.
 *
 * @throws {KitError} when two cases have one id.
 */
export function listCases(context: CaseContext): readonly Case[] {
  const described = new Set(context.contract.operations.map(({ id }) => id));
  // What is known of StarfishETL's operations says nothing of a description that has none of them.
  const isDescribed = ({ operation }: Case): boolean => described.has(operation);
  const token = tokenEndpointCases(context).filter(isDescribed);
  const known = [
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
    .filter(isDescribed);
  const played = new Set([...token, ...known].map(({ operation }) => operation));
  const others = context.contract.operations.filter(({ id }) => !played.has(id));
  const cases = [...token, ...accessCases(context), ...known, ...operationCases(context, others)];
  const ids = new Set<string>();
  const twin = cases.find(({ id }) => ids.size === ids.add(id).size);
  if (twin !== undefined) {
    throw new KitError(`Two cases have the id ${twin.id}`);
  }
  return cases;
}
