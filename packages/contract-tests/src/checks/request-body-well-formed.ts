import { charsetOf } from "../body/charset.ts";
import { formatOf } from "../body/media-type.ts";
import type { Check, Message } from "../judgement.ts";
import { ruleOnReading } from "./body-rules.ts";
import { notApplicable, violated } from "./ruling.ts";

export const requestBodyWellFormed: Check = {
  id: "request-body-well-formed",
  why: "The server drops a body that it cannot read, and fails with 500 where it needs one and gets none.",
  fix: "Send a whole body, written by an encoder of the media type that the Content-Type names.",
  blame: "client",
  evidence: "observed",
  rule: ({ operation, request }) => {
    if (operation?.request === undefined) {
      return notApplicable("the operation takes no body");
    }
    if (isUnsaid(request)) {
      return violated(
        "The body is in UTF-16, and the Content-Type does not say so",
        "charset=utf-16",
        "a byte order mark",
      );
    }
    return operation.request.required && request.body.kind === "none"
      ? violated("The body is missing", "a body", "no bytes")
      : ruleOnReading(request);
  },
};

/** The server takes XML without a charset for utf-8, whatever its byte order mark says (observed). */
function isUnsaid({ bytes, charset, mediaType }: Message): boolean {
  return formatOf(mediaType) === "xml" && charset === undefined && charsetOf(bytes, undefined) === "utf-16";
}
