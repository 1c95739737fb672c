import type { Check } from "../judgement.ts";
import { countersNotNegative } from "../profile/checks/counters-not-negative.ts";
import { responseIntegersWhole } from "../profile/checks/response-integers-whole.ts";
import { runEndsWithKnownStatus } from "../profile/checks/run-ends-with-known-status.ts";
import { runHasItsRows } from "../profile/checks/run-has-its-rows.ts";
import { runIdEchoed } from "../profile/checks/run-id-echoed.ts";
import { startErrorHasText } from "../profile/checks/start-error-has-text.ts";
import { startTimePlausible } from "../profile/checks/start-time-plausible.ts";
import { tokenTypeBearer } from "../profile/checks/token-type-bearer.ts";
import { tokenUsable } from "../profile/checks/token-usable.ts";
import { webhookAddressKept } from "../profile/checks/webhook-address-kept.ts";
import { webhookAfterEnd } from "../profile/checks/webhook-after-end.ts";
import { webhookAgreesWithResults } from "../profile/checks/webhook-agrees-with-results.ts";
import { webhookArrivesOnce } from "../profile/checks/webhook-arrives-once.ts";
import { webhookIsJsonPost } from "../profile/checks/webhook-is-json-post.ts";
import { webhookMatchesSchema } from "../profile/checks/webhook-matches-schema.ts";
import { findProfile } from "../profile/profile.ts";
import { answerNotShared } from "./answer-not-shared.ts";
import { methodKnown } from "./method-known.ts";
import { methodNotAllowedHasAllow } from "./method-not-allowed-has-allow.ts";
import { missingTokenRefused } from "./missing-token-refused.ts";
import { noHtml } from "./no-html.ts";
import { noStackTrace } from "./no-stack-trace.ts";
import { observedMembersSent } from "./observed-members-sent.ts";
import { operationKnown } from "./operation-known.ts";
import { requestAcceptNamesAFormat } from "./request-accept-names-a-format.ts";
import { requestAnswered } from "./request-answered.ts";
import { requestBodyMatchesSchema } from "./request-body-matches-schema.ts";
import { requestBodyWellFormed } from "./request-body-well-formed.ts";
import { requestCredentialsSent } from "./request-credentials-sent.ts";
import { requestMediaTypeDeclared } from "./request-media-type-declared.ts";
import { requestMembersKnown } from "./request-members-known.ts";
import { requestParametersMatch } from "./request-parameters-match.ts";
import { requestTextWellFormed } from "./request-text-well-formed.ts";
import { requestXmlValid } from "./request-xml-valid.ts";
import { responseBodyMatchesSchema } from "./response-body-matches-schema.ts";
import { responseBodyWellFormed } from "./response-body-well-formed.ts";
import { responseCharsetRight } from "./response-charset-right.ts";
import { responseEncodingAsked } from "./response-encoding-asked.ts";
import { responseHeadersMatch } from "./response-headers-match.ts";
import { responseMediaTypeDocumented } from "./response-media-type-documented.ts";
import { responseMediaTypeNegotiated } from "./response-media-type-negotiated.ts";
import { responseMembersKnown } from "./response-members-known.ts";
import { responseMembersUnique } from "./response-members-unique.ts";
import { responseXmlValid } from "./response-xml-valid.ts";
import { notApplicable } from "./ruling.ts";
import { sameValueInEveryFormat } from "./same-value-in-every-format.ts";
import { statusDocumented } from "./status-documented.ts";
import { statusExpected } from "./status-expected.ts";
import { timeLimitKept } from "./time-limit-kept.ts";
import { unauthorizedHasChallenge } from "./unauthorized-has-challenge.ts";
import { unsupportedMediaTypeRefused } from "./unsupported-media-type-refused.ts";
import { wrongMethodRefused } from "./wrong-method-refused.ts";

/** Every check: first what the request claims, then what the answer claims. */
export const checks: readonly Check[] = [
  operationKnown,
  methodKnown,
  requestMediaTypeDeclared,
  requestBodyWellFormed,
  requestBodyMatchesSchema,
  requestMembersKnown,
  requestTextWellFormed,
  requestXmlValid,
  requestParametersMatch,
  requestCredentialsSent,
  requestAcceptNamesAFormat,
  requestAnswered,
  statusExpected,
  statusDocumented,
  responseHeadersMatch,
  responseMediaTypeDocumented,
  responseMediaTypeNegotiated,
  responseEncodingAsked,
  responseCharsetRight,
  responseBodyWellFormed,
  responseBodyMatchesSchema,
  responseXmlValid,
  noStackTrace,
  noHtml,
  unauthorizedHasChallenge,
  missingTokenRefused,
  ofProfile(tokenTypeBearer),
  ofProfile(tokenUsable),
  methodNotAllowedHasAllow,
  wrongMethodRefused,
  unsupportedMediaTypeRefused,
  ofProfile(runIdEchoed),
  timeLimitKept,
  sameValueInEveryFormat,
  ofProfile(responseIntegersWhole),
  responseMembersKnown,
  responseMembersUnique,
  observedMembersSent,
  ofProfile(startErrorHasText),
  ofProfile(runHasItsRows),
  ofProfile(runEndsWithKnownStatus),
  ofProfile(countersNotNegative),
  ofProfile(startTimePlausible),
  answerNotShared,
  ofProfile(webhookArrivesOnce),
  ofProfile(webhookAfterEnd),
  ofProfile(webhookAddressKept),
  ofProfile(webhookIsJsonPost),
  ofProfile(webhookMatchesSchema),
  ofProfile(webhookAgreesWithResults),
];

/** A check of what is known of runs and tokens: of another API's it says nothing. */
function ofProfile(check: Check): Check {
  return {
    ...check,
    rule: (subject) =>
      findProfile(subject.contract) === undefined
        ? notApplicable("what is known of runs is known of another API")
        : check.rule(subject),
  };
}
