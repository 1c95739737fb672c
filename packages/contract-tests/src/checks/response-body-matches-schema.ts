import type { Check } from "../judgement.ts";
import { ruleOnValue } from "./body-rules.ts";

export const responseBodyMatchesSchema: Check = {
  id: "response-body-matches-schema",
  why: "A caller who trusts the description fails on a value that it does not allow.",
  fix: "Answer with the members and types of the schema, or correct the schema where the server is right.",
  blame: "server",
  evidence: "documented",
  rule: ({ contract, request, response }) => ruleOnValue(contract, response, "response", request),
};
