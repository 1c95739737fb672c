import type { Check } from "../judgement.ts";
import { ruleOnXml } from "./body-rules.ts";

export const responseXmlValid: Check = {
  id: "response-xml-valid",
  why: "DataContract readers drop members that are out of order or in another namespace, and refuse wrong types; XML of another description than the published one is held against its JSON schema alone, as a value.",
  fix: "Write the members in ordinal-alphabetical order, in the data contract's namespace, nulls with `i:nil`.",
  blame: "server",
  evidence: "observed",
  yieldsTo: ["response-encoding-asked", "response-body-matches-schema"],
  rule: ({ contract, response }) => ruleOnXml(contract, response),
};
