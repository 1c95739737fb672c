import type { Check } from "../judgement.ts";
import { ruleOnXml } from "./body-rules.ts";

export const requestXmlValid: Check = {
  id: "request-xml-valid",
  why: "Members out of order or in another namespace are dropped silently, and one value of a wrong type drops them all; XML of another description than the published one is held against its JSON schema alone, as a value.",
  fix: "Write the members in ordinal-alphabetical order, in the namespace of the data contract, with values of their types.",
  blame: "client",
  evidence: "observed",
  rule: ({ contract, request }) => ruleOnXml(contract, request),
};
