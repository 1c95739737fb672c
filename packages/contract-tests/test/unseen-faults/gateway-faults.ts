import {
  type Answer,
  isJson,
  isResults,
  isXml,
  only,
  page,
  textOf,
  type,
  type UnseenFault,
  withHeaders,
  withText,
} from "./unseen-fault.ts";

const status = "status-expected";
const empty: Answer = { status: 200, headers: {}, body: new Uint8Array() };
const replaced =
  (code: number) =>
  (answer: Answer): Answer =>
    answer.status === 200 ? { ...answer, status: code } : answer;
const method =
  (name: string, code: number, fields: Record<string, string> = {}) =>
  (answer: Answer, request: Request) =>
    request.method === name ? { status: code, headers: fields, body: new Uint8Array() } : answer;

/** What stands in front of a server, and what it makes of methods and statuses. */
export const gatewayFaults: readonly UnseenFault[] = [
  {
    name: "a log-in page with 200",
    answer: (answer) => (isJson(answer) ? page(200, "Log in") : answer),
    caughtBy: "no-html",
  },
  { name: "a log-in page for 401", answer: only(401, () => page(200, "Log in")), caughtBy: "no-html" },
  {
    name: "a redirect for 401",
    answer: only(401, () => ({ ...empty, status: 302, headers: { location: "/login" } })),
    caughtBy: status,
  },
  { name: "403 for 401", answer: only(401, (answer) => ({ ...answer, status: 403 })), caughtBy: status },
  {
    name: "a firewall's page",
    answer: (answer) => (isXml(answer) ? page(403, "Request blocked") : answer),
    caughtBy: "no-html",
  },
  {
    name: "HTML in JSON's name",
    answer: (answer) => (answer.status === 200 ? type(page(200, "x"), "application/json; charset=utf-8") : answer),
    caughtBy: "no-html",
  },
  {
    name: "JSON in HTML's name",
    answer: (answer) => (isJson(answer) ? type(answer, "text/html; charset=utf-8") : answer),
    caughtBy: "response-media-type-documented",
  },
  {
    name: "maintenance in plain text",
    answer: (answer) =>
      answer.status === 200 ? type(withText(answer, "back soon"), "text/plain; charset=utf-8") : answer,
    caughtBy: "response-media-type-documented",
  },
  {
    name: "the page of an exception",
    answer: (answer) =>
      answer.status === 200
        ? withText(page(500, "Server Error"), "<html><pre>at StarfishAPI.Controllers.Run(String id)</pre></html>")
        : answer,
    caughtBy: "no-stack-trace",
  },
  {
    name: "an address with a slash",
    answer: (answer, { url }) =>
      answer.status === 200 ? { ...empty, status: 301, headers: { location: `${url}/` } } : answer,
    caughtBy: status,
  },
  {
    name: "another scheme",
    answer: () => ({ ...empty, status: 308, headers: { location: "https://127.0.0.1/" } }),
    caughtBy: status,
  },
  { name: "201 for 200", answer: replaced(201), caughtBy: status },
  { name: "202 for 200", answer: replaced(202), caughtBy: status },
  {
    name: "204 for 200",
    answer: (answer) => (answer.status === 200 ? { ...empty, status: 204 } : answer),
    caughtBy: status,
  },
  { name: "422 for 400", answer: only(400, (answer) => ({ ...answer, status: 422 })), caughtBy: status },
  { name: "500 for 400", answer: only(400, (answer) => ({ ...answer, status: 500 })), caughtBy: status },
  {
    name: "JSON in XML's name",
    answer: (answer) => (isJson(answer) ? type(answer, "application/xml; charset=utf-8") : answer),
    caughtBy: "response-body-well-formed",
  },
  {
    name: "XML in JSON's name",
    answer: (answer) => (isXml(answer) ? type(answer, "application/json; charset=utf-8") : answer),
    caughtBy: "response-body-well-formed",
  },
  {
    name: "a vendor's media type",
    answer: (answer) => (isJson(answer) ? type(answer, "application/vnd.starfish+json; charset=utf-8") : answer),
    caughtBy: "response-media-type-documented",
  },
  {
    name: "the Content-Type twice",
    answer: (answer) => type(answer, `${answer.headers["content-type"]}, ${answer.headers["content-type"]}`),
    caughtBy: "response-charset-right",
  },
  {
    name: "errors in JSON only",
    answer: (answer) =>
      answer.status >= 400 && isXml(answer)
        ? type(withText(answer, '{"Message":"no"}'), "application/json; charset=utf-8")
        : answer,
    caughtBy: "response-media-type-negotiated",
  },
  {
    name: "text/json as application/json",
    answer: (answer) =>
      withHeaders(answer, { "content-type": answer.headers["content-type"]?.replace("text/", "application/") }),
    caughtBy: "response-media-type-negotiated",
  },
  {
    name: "a cache that ignores Accept",
    request: (request) =>
      isResults(request)
        ? new Request(request, { headers: { ...Object.fromEntries(request.headers), accept: "application/json" } })
        : request,
    caughtBy: "response-media-type-negotiated",
  },
  {
    name: "OPTIONS for other origins",
    answer: method("OPTIONS", 204, { "access-control-allow-origin": "*" }),
    caughtBy: "wrong-method-refused",
  },
  { name: "OPTIONS as a success", answer: method("OPTIONS", 200, { allow: "POST" }), caughtBy: "wrong-method-refused" },
  { name: "HEAD as a success", answer: method("HEAD", 200), caughtBy: "wrong-method-refused" },
  {
    name: "PUT as a POST",
    answer: method("PUT", 200, { "content-type": "application/json; charset=utf-8" }),
    caughtBy: "wrong-method-refused",
  },
  { name: "501 for 405", answer: only(405, (answer) => ({ ...answer, status: 501 })), caughtBy: status },
  {
    name: "404 for 405",
    answer: only(405, (answer) => ({ ...answer, status: 404 })),
    caughtBy: "wrong-method-refused",
  },
  {
    name: "Allow with every method",
    answer: only(405, (answer) => withHeaders(answer, { allow: "GET, HEAD, POST, PUT, DELETE, OPTIONS, PATCH" })),
    caughtBy: "method-not-allowed-has-allow",
  },
  {
    name: "no Allow on one path",
    answer: only(405, (answer, request) => (isResults(request) ? withHeaders(answer, { allow: undefined }) : answer)),
    caughtBy: "method-not-allowed-has-allow",
  },
  { name: "the last answer again", answer: lastAnswer(), caughtBy: "run-id-echoed" },
];

/** A connection on which answers are one behind. */
function lastAnswer(): NonNullable<UnseenFault["answer"]> {
  let last: Answer | undefined;
  return (answer) => {
    const isStart = answer.status === 200 && textOf(answer).includes("started");
    const given = isStart ? (last ?? answer) : answer;
    last = isStart ? answer : last;
    return given;
  };
}
