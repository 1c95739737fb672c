import type { Check, Message } from "../judgement.ts";
import { isWebApi } from "../spec/web-api.ts";
import { textOf } from "./body-rules.ts";
import { held, notApplicable, violated } from "./ruling.ts";

export const noHtml: Check = {
  id: "no-html",
  why: "An HTML page comes from something in front of the API, and no client can read it.",
  fix: "Let the API answer by itself, and give whatever stands in front of it an error page in JSON or XML.",
  blame: "server",
  evidence: "documented",
  yieldsTo: ["wrong-method-refused", "unsupported-media-type-refused", "missing-token-refused"],
  rule: ({ contract, documented, match, response }) => {
    if (response.bytes.length === 0) {
      return notApplicable("the answer has no body");
    }
    const isNobodys = match.candidates.length === 0;
    const mayBe =
      isNobodys || response.body.kind === "free" || "text/html" in (documented?.mediaTypes ?? {}) || isPlain(response);
    if (!isWebApi(contract) && mayBe) {
      return notApplicable("the description says nothing of this answer, or lets it be a page");
    }
    const isHtml =
      /^\ufeff?\s*(?:<!--[^>]*-->\s*)*<(?:!doctype\s+html|html|head|body|h\d|p|div|center|title|pre)\b/i.test(
        textOf(response),
      );
    return isHtml ? violated("The answer is an HTML page", "JSON or XML", textOf(response)) : held;
  },
};

/** A text may hold anything. */
function isPlain({ body, mediaType }: Message): boolean {
  return mediaType === "text/plain" && body.kind === "read";
}
