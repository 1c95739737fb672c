import type { Check } from "../judgement.ts";
import { carriesCredentials } from "../spec/credentials.ts";
import { findMediaType } from "../spec/find-media-type.ts";
import { responseOf } from "../spec/match-operation.ts";
import { held, notApplicable, notChecked, violated } from "./ruling.ts";

export const unsupportedMediaTypeRefused: Check = {
  id: "unsupported-media-type-refused",
  why: "A body that the server cannot read must not start anything.",
  fix: "Answer 415 before the body is read when its Content-Type is none that the operation takes.",
  blame: "server",
  evidence: "observed",
  rule: ({ operation, request, status, url }) => {
    if (operation?.request === undefined || responseOf(operation, 415) === undefined || request.bytes.length === 0) {
      return notApplicable("there is no body that could be of a wrong media type");
    }
    if (findMediaType(operation.request.mediaTypes, request.mediaType) !== undefined) {
      return notApplicable("the media type is a documented one");
    }
    if (request.mediaType.endsWith("/*")) {
      return notApplicable("a range as Content-Type is read as JSON, which is observed");
    }
    if (status === 429 || status > 500 || (status === 401 && !carriesCredentials(operation, request.headers, url))) {
      return notChecked(`something else was answered first: ${status}`);
    }
    return status === 415 ? held : violated("The media type was not refused", "415", String(status));
  },
};
