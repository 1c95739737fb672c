import type { Check } from "../judgement.ts";
import { held, violated } from "./ruling.ts";

export const operationKnown: Check = {
  id: "operation-known",
  why: "A path that the description does not have leads nowhere, or to something that nobody promised.",
  fix: "Correct the path or the base address, or add the operation to the description where the server has it.",
  blame: "client",
  evidence: "documented",
  rule: ({ contract, match, url }) =>
    match.candidates.length > 0
      ? held
      : violated(
          "The description has no such path",
          [...new Set(contract.operations.map(({ path }) => `${contract.basePath ?? ""}${path}`))].join(", "),
          url.pathname,
        ),
};
