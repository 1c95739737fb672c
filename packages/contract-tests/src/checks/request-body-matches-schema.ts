import type { Check } from "../judgement.ts";
import { ruleOnValue } from "./body-rules.ts";
import { notApplicable } from "./ruling.ts";

export const requestBodyMatchesSchema: Check = {
  id: "request-body-matches-schema",
  why: "A value that the schema does not allow is refused, or starts a job that was not meant.",
  fix: "Send every required member, each with a value of its type and within its length.",
  blame: "client",
  evidence: "documented",
  rule: ({ contract, operation, request }) =>
    operation?.request === undefined
      ? notApplicable("the operation takes no body")
      : ruleOnValue(contract, request, "request"),
};
