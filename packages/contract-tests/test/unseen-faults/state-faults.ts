import { decodedTwice, drifting, hook, laggingResults, rememberedTo, rows, token, withToken } from "./state-changes.ts";
import {
  isResults,
  isToken,
  json,
  members,
  only,
  textOf,
  type,
  type UnseenFault,
  withHeaders,
  withText,
  xml,
} from "./unseen-fault.ts";

/** Runs, tokens and webhooks that do not fit together. */
export const stateFaults: readonly UnseenFault[] = [
  {
    name: "rows of another run too",
    answer: json((text) => text.replace(/^\[(\{.*\})\]$/, '[$1,{"runID":"other","status":"Complete"}]')),
    caughtBy: "run-id-echoed",
  },
  {
    name: "every row twice",
    answer: json((text) => text.replace(/^\[(\{.*\})\]$/, "[$1,$1]")),
    caughtBy: "run-has-its-rows",
  },
  {
    name: "null for no rows",
    answer: json((text) => (text.startsWith("[") ? "null" : text)),
    caughtBy: "run-has-its-rows",
  },
  {
    name: "a status in capitals",
    answer: rows((row) => ({ ...row, status: String(row["status"]).toUpperCase() })),
    caughtBy: "run-ends-with-known-status",
  },
  {
    name: "a status with a blank",
    answer: rows((row) => ({ ...row, status: `${row["status"]} ` })),
    caughtBy: "run-ends-with-known-status",
  },
  {
    name: "a status in another language",
    answer: rows((row) => ({ ...row, status: "Abgeschlossen" })),
    caughtBy: "run-ends-with-known-status",
  },
  {
    name: "a status of null",
    answer: rows((row) => ({ ...row, status: null })),
    caughtBy: "run-ends-with-known-status",
  },
  {
    name: "one more row in XML",
    answer: xml((text) => text.replace(/<totalRows>(\d+)/, (_, rows) => `<totalRows>${Number(rows) + 1}`)),
    caughtBy: "same-value-in-every-format",
  },
  {
    name: "another zone in XML",
    answer: xml((text) => text.replace(/(<startTime>[^<Z]*)Z?</, "$1+01:00<")),
    caughtBy: "same-value-in-every-format",
  },
  {
    name: "no status in XML",
    answer: xml((text) => text.replace(/<status>.*?<\/status>/, "")),
    caughtBy: "same-value-in-every-format",
  },
  {
    name: "a GUID in braces",
    answer: members((value) => ({ ...value, runID: `{${value["runID"]}}` })),
    caughtBy: "run-id-echoed",
  },
  {
    name: "a GUID without hyphens",
    answer: members((value) => ({ ...value, runID: String(value["runID"]).replaceAll("-", "") })),
    caughtBy: "run-id-echoed",
  },
  {
    name: "refused without a reason",
    answer: json((text) => text.replace('"started":true', '"started":false')),
    caughtBy: "start-error-has-text",
  },
  {
    name: "results that are gone",
    answer: (answer, request) =>
      isResults(request) && request.method === "GET" && answer.status === 200
        ? { ...answer, status: 404, body: new Uint8Array() }
        : answer,
    caughtBy: "status-expected",
  },
  {
    name: "no token asked for in XML",
    request: (request) => (request.headers.get("accept") === "application/xml" ? withToken(request) : request),
    caughtBy: "missing-token-refused",
  },
  {
    name: "no token asked for in Results",
    request: (request) => (isResults(request) ? withToken(request) : request),
    caughtBy: "missing-token-refused",
  },
  {
    name: "any bearer is good",
    request: (request) => (request.headers.has("authorization") ? withToken(request) : request),
    caughtBy: "status-expected",
  },
  {
    name: "no challenge on one path",
    answer: only(401, (answer, request) =>
      isResults(request) ? withHeaders(answer, { "www-authenticate": undefined }) : answer,
    ),
    caughtBy: "unauthorized-has-challenge",
  },
  {
    name: "a challenge of Windows",
    answer: only(401, (answer) => withHeaders(answer, { "www-authenticate": "Negotiate, NTLM" })),
    caughtBy: "unauthorized-has-challenge",
  },
  { name: "a blank token", answer: token((value) => ({ ...value, access_token: " " })), caughtBy: "token-usable" },
  { name: "a token that has ended", answer: token((value) => ({ ...value, expires_in: 0 })), caughtBy: "token-usable" },
  {
    name: "a token with half a second",
    answer: token((value) => ({ ...value, expires_in: 3599.5 })),
    caughtBy: "response-body-matches-schema",
  },
  {
    name: "a token in camel case",
    answer: token(({ access_token, ...value }) => ({ ...value, accessToken: access_token })),
    caughtBy: "response-body-matches-schema",
  },
  {
    name: "401 for a wrong password",
    answer: (answer, request) => (isToken(request) && answer.status === 400 ? { ...answer, status: 401 } : answer),
    caughtBy: "status-expected",
  },
  {
    name: "a token in XML",
    answer: (answer, request) => (isToken(request) ? type(answer, "application/xml; charset=utf-8") : answer),
    caughtBy: "response-media-type-documented",
  },
  { name: "a webhook twice", webhook: (request) => [request.clone(), request], caughtBy: "webhook-arrives-once" },
  { name: "no webhook", webhook: () => [], caughtBy: "webhook-arrives-once" },
  {
    name: "a webhook as a form",
    webhook: hook(
      (value) => new URLSearchParams(Object.entries(value).map(([name, member]) => [name, String(member)])).toString(),
      { "content-type": "application/x-www-form-urlencoded" },
    ),
    caughtBy: "webhook-is-json-post",
  },
  {
    name: "a webhook before the end",
    webhook: hook((value) => ({ ...value, status: "Running" })),
    caughtBy: "webhook-agrees-with-results",
  },
  {
    name: "results that lag behind the webhook",
    ...laggingResults(),
    caughtBy: "webhook-after-end",
  },
  {
    name: "rows without their zeros",
    answer: rows((row) => Object.fromEntries(Object.entries(row).filter(([, value]) => value !== 0))),
    caughtBy: "observed-members-sent",
  },
  {
    name: "rows without a runID",
    answer: rows(({ runID: _, ...row }) => row),
    caughtBy: "observed-members-sent",
  },
  {
    name: "rows without their zeros in XML",
    answer: xml((text) => text.replaceAll(/<(\w+)>0<\/\1>/g, "")),
    caughtBy: "observed-members-sent",
  },
  {
    name: "a webhook with empty counters",
    webhook: hook((value) => ({ ...value, totalRows: 0 })),
    caughtBy: "webhook-agrees-with-results",
  },
  {
    name: "a webhook encoded twice",
    webhook: hook((value) => JSON.stringify(JSON.stringify(value))),
    caughtBy: "webhook-agrees-with-results",
  },
  {
    name: "a webhook in an envelope",
    webhook: hook((value) => ({ data: value })),
    caughtBy: "webhook-agrees-with-results",
  },
  {
    name: "a webhook of half a body",
    webhook: hook((value) => JSON.stringify(value).slice(0, 20)),
    caughtBy: "webhook-matches-schema",
  },
  {
    name: "names of runs in capitals",
    answer: members((value) => ({ ...value, runID: String(value["runID"]).toUpperCase() })),
    caughtBy: "run-id-echoed",
  },
  {
    name: "a start that says two things",
    answer: json((text) => text.replace('"started":true', '"started":false,"started":true')),
    caughtBy: "response-members-unique",
  },
  {
    name: "a counter that ran over",
    answer: rows((row) => ({ ...row, totalRows: -1_294_967_296 })),
    caughtBy: "counters-not-negative",
  },
  {
    name: "a start hours ago in UTC",
    answer: rows((row) => ({ ...row, startTime: "2001-02-03T04:05:06Z" })),
    caughtBy: "start-time-plausible",
  },
  {
    name: "results that caches may keep",
    answer: (answer, request) =>
      isResults(request) ? withHeaders(answer, { "cache-control": "public, max-age=60" }) : answer,
    caughtBy: "answer-not-shared",
  },
  {
    name: "rows for runs that nobody started",
    answer: (answer, request) =>
      isResults(request) && answer.status === 404
        ? withText(
            { ...answer, status: 200, headers: { "content-type": "application/json; charset=utf-8" } },
            JSON.stringify([{ runID: decodeURIComponent(request.url.split("/").at(-1) ?? ""), status: "Complete" }]),
          )
        : answer,
    caughtBy: "run-has-its-rows",
  },
  {
    name: "a webhook without its query",
    webhook: (request) => [rememberedTo(request, request.url.replace(/\?.*/, ""))],
    caughtBy: "webhook-address-kept",
  },
  {
    name: "a webhook with its query decoded",
    webhook: (request) => [rememberedTo(request, request.url.replaceAll("%2B", "+"))],
    caughtBy: "webhook-address-kept",
  },
  {
    name: "refusals as crashes",
    answer: only(400, (answer) => (textOf(answer).includes("ModelState") ? { ...answer, status: 500 } : answer)),
    caughtBy: "status-expected",
  },
  {
    name: "results that change after the end",
    answer: drifting(),
    caughtBy: "same-value-in-every-format",
  },
  {
    name: "forms decoded twice",
    request: (request) =>
      request.headers.get("content-type")?.includes("urlencoded") && !isToken(request)
        ? decodedTwice(request)
        : request,
    caughtBy: "run-id-echoed",
  },
  {
    name: "a cache that asks for no token",
    request: (request) => (isResults(request) ? withToken(request) : request),
    caughtBy: "missing-token-refused",
  },
];
