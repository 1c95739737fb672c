import { formatOf } from "../body/media-type.ts";
import type { Check } from "../types.ts";
import { textOf } from "./body-rules.ts";
import { held, notApplicable, notChecked, violated } from "./ruling.ts";

const stringOrFraction = /"(?:[^"\\]|\\.)*"|(?<fraction>-?\d+(?:\.\d+|(?:\.\d+)?e[+-]?\d+))/gi;

export const responseIntegersWhole: Check = {
  id: "response-integers-whole",
  why: "Every number of this API is an integer, and many readers refuse one that is written with a fraction.",
  fix: "Write integers without a fraction and without an exponent.",
  blame: "server",
  evidence: "observed",
  rule: ({ response }) => {
    if (formatOf(response.mediaType) !== "json" || response.bytes.length === 0) {
      return notApplicable("there is no JSON body");
    }
    if (response.body.kind !== "read") {
      return notChecked("the answer could not be read");
    }
    const text = textOf(response, Number.POSITIVE_INFINITY);
    const found = [...text.matchAll(stringOrFraction)].flatMap(({ groups }) => groups?.["fraction"] ?? []);
    return found[0] === undefined ? held : violated("A number is written with a fraction", "an integer", found[0]);
  },
};
