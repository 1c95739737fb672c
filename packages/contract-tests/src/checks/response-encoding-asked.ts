import type { Check } from "../judgement.ts";
import { isWebApi } from "../spec/web-api.ts";
import { held, notApplicable, violated } from "./ruling.ts";

export const responseEncodingAsked: Check = {
  id: "response-encoding-asked",
  why: "A caller who asked for no compression does not unpack the answer, or fails to unpack what was never packed.",
  fix: "Compress answers only for callers that send Accept-Encoding, and name a Content-Encoding only where there is one.",
  blame: "server",
  evidence: "observed",
  rule: ({ contract, expectation, request, response }) => {
    if (!isWebApi(contract)) {
      return notApplicable("HTTP lets a server choose the coding where a caller names none");
    }
    if (expectation === undefined) {
      return notApplicable("the library of the caller may have asked and unpacked by itself");
    }
    const encoding = response.headers.get("content-encoding") ?? "identity";
    const isAsked = request.headers.has("accept-encoding");
    return isAsked || encoding === "identity"
      ? held
      : violated("The answer has an encoding that nobody asked for", "no Content-Encoding", encoding);
  },
};
