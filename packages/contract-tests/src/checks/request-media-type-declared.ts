import type { Check } from "../judgement.ts";
import { findMediaType } from "../spec/find-media-type.ts";
import { held, notApplicable, violated } from "./ruling.ts";

export const requestMediaTypeDeclared: Check = {
  id: "request-media-type-declared",
  why: "A body of another media type, or of none, is answered with 415 and never read.",
  fix: "Send a Content-Type that the operation takes with every body.",
  blame: "client",
  evidence: "observed",
  rule: ({ operation, request }) => {
    if (operation?.request === undefined || request.bytes.length === 0) {
      return notApplicable("there is no body to declare");
    }
    const { mediaTypes } = operation.request;
    return findMediaType(mediaTypes, request.mediaType) === undefined
      ? violated(
          "The Content-Type is none that the operation takes",
          Object.keys(mediaTypes).join(", "),
          request.headers.get("content-type") ?? "no Content-Type",
        )
      : held;
  },
};
