import { evidenceEverywhere } from "./evidence-everywhere.js";
import { examplesInEveryMediaType } from "./examples-in-every-media-type.js";
import { extensionWordsKnown } from "./extension-words-known.js";
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
        "extension-words-known": extensionWordsKnown,
        "integers-with-format": integersWithFormat,
        "members-in-namespace": membersInNamespace,
        "members-in-ordinal-order": membersInOrdinalOrder,
      },
    },
  };
}
