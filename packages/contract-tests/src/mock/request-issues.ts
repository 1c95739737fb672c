import { decodeText } from "../body/charset.ts";
import { formatOf, parseContentType } from "../body/media-type.ts";
import type { Contract, ExchangeRequest, Issue } from "../types.ts";

/**
 * Everything that the description has against a body that could be read. XML is held against the XML schema too: the
 * server loses members that stand too late or that it does not know, and a caller should learn that here.
 */
export function findIssues(
  contract: Contract,
  request: ExchangeRequest,
  body: { readonly schema: string; readonly value: unknown },
): readonly Issue[] {
  const issues = contract.validateValue(body.schema, body.value, "request");
  const type = parseContentType(new Headers(request.headers).get("content-type"));
  return issues.length === 0 && formatOf(type?.mediaType ?? "") === "xml"
    ? contract.validateXml(decodeText(request.body, type?.charset))
    : issues;
}
