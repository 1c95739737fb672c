import type { Check } from "../types.ts";
import { ruleOnValue } from "./body-rules.ts";

export const responseBodyMatchesSchema: Check = {
  id: "response-body-matches-schema",
  why: "A caller who trusts the description fails on a value that it does not allow.",
  blame: "server",
  evidence: "documented",
  rule: ({ contract, response }) => ruleOnValue(contract, response),
};
