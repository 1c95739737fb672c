import { acceptableAmong, negotiateAmong } from "../body/negotiation.ts";
import type { Check, Message, Ruling } from "../judgement.ts";
import { isWebApi } from "../spec/web-api.ts";
import { held, notApplicable, notChecked, violated } from "./ruling.ts";

export const responseMediaTypeNegotiated: Check = {
  id: "response-media-type-negotiated",
  why: "An answer in another format than the one that Accept leads to cannot be read by the caller.",
  fix: "Choose the formatter by the request's Accept header, for errors too.",
  blame: "server",
  evidence: "observed",
  rule: ({ contract, documented, request, response, status }) => {
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
    const accept = request.headers.get("accept") ?? "no Accept";
    if (!isWebApi(contract)) {
      return ruleOnRanges(choices, request, response, status);
    }
    const expected = negotiateAmong(choices, request.headers) ?? "";
    return response.mediaType === expected
      ? held
      : violated(`The answer is not in the format that "${accept}" leads to`, expected, response.mediaType);
  },
};

/** By HTTP a server may prefer as it likes, and disregard what it cannot write (RFC 9110, 12.5.1). Errors it may write in one format. */
function ruleOnRanges(choices: readonly string[], request: Message, response: Message, status: number): Ruling {
  const acceptable = acceptableAmong(choices, request.headers);
  if (acceptable.length === 0 || acceptable.includes(response.mediaType)) {
    return held;
  }
  const violation = {
    message: "The answer is in a format that the request does not accept, although it has others",
    expected: acceptable.join(" or "),
    found: response.mediaType,
  };
  const evidence = status >= 400 ? ("assumed" as const) : ("documented" as const);
  return { outcome: "violated", violations: [{ ...violation, evidence }] };
}
