import type { Check } from "../types.ts";
import { answerNotShared } from "./answer-not-shared.ts";
import { countersNotNegative } from "./counters-not-negative.ts";
import { methodKnown } from "./method-known.ts";
import { methodNotAllowedHasAllow } from "./method-not-allowed-has-allow.ts";
import { missingTokenRefused } from "./missing-token-refused.ts";
import { noHtml } from "./no-html.ts";
import { noStackTrace } from "./no-stack-trace.ts";
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
import { responseIntegersWhole } from "./response-integers-whole.ts";
import { responseMediaTypeDocumented } from "./response-media-type-documented.ts";
import { responseMediaTypeNegotiated } from "./response-media-type-negotiated.ts";
import { responseMembersKnown } from "./response-members-known.ts";
import { responseMembersUnique } from "./response-members-unique.ts";
import { responseXmlValid } from "./response-xml-valid.ts";
import { runEndsWithKnownStatus } from "./run-ends-with-known-status.ts";
import { runHasItsRows } from "./run-has-its-rows.ts";
import { runIdEchoed } from "./run-id-echoed.ts";
import { sameValueInEveryFormat } from "./same-value-in-every-format.ts";
import { startErrorHasText } from "./start-error-has-text.ts";
import { startTimePlausible } from "./start-time-plausible.ts";
import { statusDocumented } from "./status-documented.ts";
import { statusExpected } from "./status-expected.ts";
import { timeLimitKept } from "./time-limit-kept.ts";
import { tokenTypeBearer } from "./token-type-bearer.ts";
import { tokenUsable } from "./token-usable.ts";
import { unauthorizedHasChallenge } from "./unauthorized-has-challenge.ts";
import { unsupportedMediaTypeRefused } from "./unsupported-media-type-refused.ts";
import { webhookAddressKept } from "./webhook-address-kept.ts";
import { webhookAgreesWithResults } from "./webhook-agrees-with-results.ts";
import { webhookArrivesOnce } from "./webhook-arrives-once.ts";
import { webhookIsJsonPost } from "./webhook-is-json-post.ts";
import { webhookMatchesSchema } from "./webhook-matches-schema.ts";
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
  tokenTypeBearer,
  tokenUsable,
  methodNotAllowedHasAllow,
  wrongMethodRefused,
  unsupportedMediaTypeRefused,
  runIdEchoed,
  timeLimitKept,
  sameValueInEveryFormat,
  responseIntegersWhole,
  responseMembersKnown,
  responseMembersUnique,
  startErrorHasText,
  runHasItsRows,
  runEndsWithKnownStatus,
  countersNotNegative,
  startTimePlausible,
  answerNotShared,
  webhookArrivesOnce,
  webhookAddressKept,
  webhookIsJsonPost,
  webhookMatchesSchema,
  webhookAgreesWithResults,
];
