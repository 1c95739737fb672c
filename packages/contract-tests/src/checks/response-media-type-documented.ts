import type { Check } from "../judgement.ts";
import { findMediaType } from "../spec/find-media-type.ts";
import { held, notApplicable, notChecked, violated } from "./ruling.ts";

export const responseMediaTypeDocumented: Check = {
  id: "response-media-type-documented",
  why: "A caller cannot read an answer in a media type that nobody promised.",
  fix: "Answer in a documented media type, or document the one that is sent.",
  blame: "server",
  evidence: "documented",
  yieldsTo: ["no-html", "wrong-method-refused", "unsupported-media-type-refused", "missing-token-refused"],
  rule: ({ documented, response, status }) => {
    if (response.bytes.length === 0) {
      return notApplicable("the answer has no body");
    }
    if (response.body.kind === "free" && Object.keys(documented?.mediaTypes ?? {}).length === 0) {
      return notApplicable("the description says nothing of the body of this answer");
    }
    if (documented === undefined) {
      return notChecked(`nothing is documented for ${status}`);
    }
    return findMediaType(documented.mediaTypes, response.mediaType) === undefined
      ? violated(
          "The Content-Type is not documented for this status",
          Object.keys(documented.mediaTypes).join(", "),
          response.headers.get("content-type") ?? "no Content-Type",
        )
      : held;
  },
};
