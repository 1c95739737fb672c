import { formatOf } from "../../body/media-type.ts";
import { textOf } from "../../checks/body-rules.ts";
import { held, notApplicable, notChecked, violated } from "../../checks/ruling.ts";
import type { Check } from "../../judgement.ts";
import { isWebApi } from "../../spec/web-api.ts";

const stringOrNumber = /"(?:[^"\\]|\\.)*"|(?<number>-?\d+(?:\.\d+)?(?:e[+-]?\d+)?)/gi;

export const responseIntegersWhole: Check = {
  id: "response-integers-whole",
  why: "Every number of this API is an integer, and many readers refuse one that is written with a fraction.",
  fix: "Write integers without a fraction.",
  blame: "server",
  evidence: "observed",
  yieldsTo: ["response-body-matches-schema"],
  rule: ({ contract, response }) => {
    if (formatOf(response.mediaType) !== "json" || response.bytes.length === 0) {
      return notApplicable("there is no JSON body");
    }
    if (!isWebApi(contract)) {
      return notApplicable("the description is of another API, whose numbers may have fractions");
    }
    if (response.body.kind === "free") {
      return notApplicable("any body may be sent");
    }
    if (response.body.kind !== "read") {
      return notChecked("the answer could not be read");
    }
    const text = textOf(response, Number.POSITIVE_INFINITY);
    const fraction = [...text.matchAll(stringOrNumber)]
      .flatMap(({ groups }) => groups?.["number"] ?? [])
      .find((number) => !isWhole(number));
    return fraction === undefined ? held : violated("A number is written with a fraction", "an integer", fraction);
  },
};

/** An exponent may make a fraction whole: `1.0E+2` is a hundred. */
function isWhole(number: string): boolean {
  return /e/i.test(number) ? Number.isInteger(Number(number)) : !number.includes(".");
}
