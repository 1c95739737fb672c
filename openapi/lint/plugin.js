import { evidenceEverywhere } from "./evidence-everywhere.js";
import { examplesInEveryMediaType } from "./examples-in-every-media-type.js";
import { integersWithFormat } from "./integers-with-format.js";
import { membersInNamespace } from "./members-in-namespace.js";
import { membersInOrdinalOrder } from "./members-in-ordinal-order.js";

/** Redocly plugin: what this description promises beyond what OpenAPI asks for. */
export default function starfish() {
  return {
    id: "starfish",
    rules: {
      oas3: {
        "evidence-everywhere": evidenceEverywhere,
        "examples-in-every-media-type": examplesInEveryMediaType,
        "integers-with-format": integersWithFormat,
        "members-in-namespace": membersInNamespace,
        "members-in-ordinal-order": membersInOrdinalOrder,
      },
    },
  };
}
