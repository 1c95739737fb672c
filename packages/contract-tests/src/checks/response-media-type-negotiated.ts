import { negotiateAmong } from "../body/negotiation.ts";
import type { Check } from "../types.ts";
import { held, notApplicable, notChecked, violated } from "./ruling.ts";

export const responseMediaTypeNegotiated: Check = {
  id: "response-media-type-negotiated",
  why: "An answer in another format than the one that Accept leads to cannot be read by the caller.",
  fix: "Choose the formatter by the request's Accept header, for errors too.",
  blame: "server",
  evidence: "observed",
  rule: ({ documented, request, response, status }) => {
    if (response.bytes.length === 0) {
      return notApplicable("the answer has no body");
    }
    if (response.body.kind === "free" && documented === undefined) {
      return notApplicable("the status is taken as it is, and so is its body");
    }
    if (documented === undefined) {
      return notChecked(`nothing is documented for ${status}`);
    }
    const choices = Object.keys(documented.mediaTypes);
    if (choices.length < 2) {
      return notApplicable("there is nothing to choose from");
    }
    if (!choices.includes(response.mediaType)) {
      return notChecked("the answer is in none of the documented media types");
    }
    const expected = negotiateAmong(choices, request.headers) ?? "";
    const accept = request.headers.get("accept") ?? "no Accept";
    return response.mediaType === expected
      ? held
      : violated(`The answer is not in the format that "${accept}" leads to`, expected, response.mediaType);
  },
};
