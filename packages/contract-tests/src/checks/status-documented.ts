import type { Check } from "../types.ts";
import { held, notApplicable, violated } from "./ruling.ts";

export const statusDocumented: Check = {
  id: "status-documented",
  why: "A caller cannot be ready for a status that the description does not name.",
  fix: "Answer with a documented status, or document the one that is sent.",
  blame: "server",
  evidence: "documented",
  rule: ({ operation, documented, status }) => {
    if (operation === undefined) {
      return notApplicable("the request is for no operation");
    }
    return documented === undefined
      ? violated("The status is not documented", Object.keys(operation.responses).join(", "), String(status))
      : held;
  },
};
