import type { Check } from "../types.ts";
import { ruleOnXml } from "./body-rules.ts";

export const requestXmlValid: Check = {
  id: "request-xml-valid",
  why: "Members out of order or in another namespace are dropped silently, and one value of a wrong type drops them all.",
  blame: "client",
  evidence: "observed",
  rule: ({ contract, request }) => ruleOnXml(contract, request),
};
