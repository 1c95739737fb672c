import { formatOf } from "../body/media-type.ts";
import { negotiateMediaType } from "../body/negotiation.ts";
import type { Check } from "../judgement.ts";
import { isWebApi } from "../spec/web-api.ts";
import { held, notApplicable, violated } from "./ruling.ts";

export const requestAcceptNamesAFormat: Check = {
  id: "request-accept-names-a-format",
  why: "`Accept: */*`, which most HTTP libraries send by themselves, brings JSON to a caller who speaks XML.",
  fix: "Send `Accept: application/xml` or `Accept: text/xml` with every request in XML.",
  blame: "client",
  evidence: "observed",
  rule: ({ contract, operation, request }) => {
    if (!isWebApi(contract)) {
      return notApplicable("which format answers that nobody asked for have is the server's to choose");
    }
    if (operation === undefined || formatOf(request.mediaType) !== "xml" || request.body.kind === "free") {
      return notApplicable("the request does not speak XML");
    }
    const accept = request.headers.get("accept") ?? "";
    const isJsonNamed = /\b(?:application|text)\/json\b/i.test(accept);
    return isJsonNamed || formatOf(negotiateMediaType(request.headers)) === "xml"
      ? held
      : violated("The answer to this XML request will be JSON", "Accept: application/xml", `Accept: ${accept}`);
  },
};
