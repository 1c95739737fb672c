import { formatOf } from "../body/media-type.ts";
import type { Check, Subject } from "../judgement.ts";
import { isRefusalOfHttp, isWebApi } from "../spec/web-api.ts";
import { ruleOnReading } from "./body-rules.ts";
import { violated } from "./ruling.ts";

export const responseBodyWellFormed: Check = {
  id: "response-body-well-formed",
  why: "Nobody can read a body that is missing, cut off, or no message of its media type.",
  fix: "Write the whole body with a serializer of the media type that the Content-Type names.",
  blame: "server",
  evidence: "documented",
  yieldsTo: ["response-encoding-asked", "response-xml-valid", "response-charset-right", "no-html"],
  rule: (subject) =>
    subject.response.body.kind === "none" && isBodyPromised(subject)
      ? violated("The body is missing", Object.keys(subject.documented?.mediaTypes ?? {}).join(", "), "no bytes")
      : ruleOnReading(subject.response),
};

/**
 * An answer to HEAD never has a body, a 404 need not have one (observed), a text may be empty, and what HTTP itself refuses is
 * often refused before the program is asked that would write what is said of all other answers.
 */
function isBodyPromised({ contract, documented, expectation, method, operation, status }: Subject): boolean {
  const range = `${Math.floor(status / 100)}XX`;
  const isNamed = [String(status), range].some((key) => key in (operation?.responses ?? {}));
  if (!isNamed && isRefusalOfHttp(contract, status, expectation)) {
    return false;
  }
  const described = Object.entries(documented?.mediaTypes ?? {});
  const isText = !isWebApi(contract) && described.some(([mediaType]) => formatOf(mediaType) === "text");
  return method !== "HEAD" && status !== 404 && described.length > 0 && !isText;
}
