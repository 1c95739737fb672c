import { hook } from "./state-changes.ts";
import {
  headers,
  isJson,
  isToken,
  isXml,
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

/** Now, in UTC and six hours west of it, without seconds. */
const inUTC = `${new Date().toISOString().slice(0, 16)}:00Z`;
const inTheWest = `${new Date(Date.parse(inUTC) - 6 * 3_600_000).toISOString().slice(0, 16)}:00-06:00`;

/** What a server may do and the kit must not hold against it: nothing documented or captured forbids it. */
export const freeHabits: readonly UnseenFault[] = [
  { name: "more headers", answer: headers({ server: "IIS", "x-powered-by": "ASP.NET", "cache-control": "no-cache" }) },
  { name: "indented JSON", answer: json((text) => JSON.stringify(JSON.parse(text), null, 2)) },
  {
    name: "JSON members in another order",
    answer: members((value) => Object.fromEntries(Object.entries(value).reverse())),
  },
  { name: "blanks around JSON", answer: json((text) => `\n ${text}\n`) },
  { name: "an XML declaration", answer: xml((text) => `<?xml version="1.0" encoding="utf-8"?>${text}`) },
  { name: "CDATA", answer: xml((text) => text.replace(/<runID>(.*?)<\/runID>/g, "<runID><![CDATA[$1]]></runID>")) },
  { name: "a comment in XML", answer: xml((text) => `<!-- by a proxy -->${text}`) },
  {
    name: "another prefix for nil",
    answer: xml((text) => text.replaceAll("xmlns:i=", "xmlns:xsi=").replaceAll(" i:nil", " xsi:nil")),
  },
  {
    name: "a charset in capitals",
    answer: (answer) =>
      withHeaders(answer, { "content-type": answer.headers["content-type"]?.replace("utf-8", "UTF-8") }),
  },
  {
    name: "a charset in quotes",
    answer: (answer) =>
      withHeaders(answer, { "content-type": answer.headers["content-type"]?.replace("utf-8", '"utf-8"') }),
  },
  {
    name: "a media type in capitals",
    answer: (answer) =>
      isJson(answer) ? type(answer, answer.headers["content-type"]?.replace("/json", "/JSON") ?? "") : answer,
  },
  {
    name: "GUIDs in capitals",
    answer: (answer) =>
      withText(
        answer,
        textOf(answer).replaceAll(
          /("runID":"|<runID>)([\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12})/g,
          (_, before, id) => before + id.toUpperCase(),
        ),
      ),
  },
  { name: "escaped characters in JSON", answer: json((text) => text.replaceAll("-", "\\u002d")) },
  { name: "exponents", answer: json((text) => text.replaceAll(/:(\d+)(?=[,}])/g, ":$1e0")) },
  {
    name: "a challenge in small letters",
    answer: only(401, (answer) => withHeaders(answer, { "www-authenticate": 'bearer realm="x"' })),
  },
  {
    name: "a longer challenge list",
    answer: only(401, (answer) => withHeaders(answer, { "www-authenticate": "Bearer, Basic" })),
  },
  {
    name: "Allow in small letters",
    answer: only(405, (answer) => withHeaders(answer, { allow: answer.headers["allow"]?.toLowerCase() })),
  },
  {
    name: "other words in errors",
    answer: (answer) =>
      answer.status >= 400 && isXml(answer)
        ? withText(answer, textOf(answer).replace(/<Message>.*<\/Message>/, "<Message>nein</Message>"))
        : answer,
  },
  {
    name: "Bearer with a capital",
    answer: (answer, request) =>
      isToken(request) ? withText(answer, textOf(answer).replace('"bearer"', '"Bearer"')) : answer,
  },
  {
    name: "more members of a token",
    answer: (answer, request) =>
      isToken(request) && answer.status === 200
        ? withText(answer, textOf(answer).replace("{", '{"userName":"ada",'))
        : answer,
  },
  {
    name: "no charset",
    answer: (answer) => withHeaders(answer, { "content-type": answer.headers["content-type"]?.replace(/;.*/, "") }),
  },
  {
    name: "the same instant in another zone in XML",
    answer: (answer, request) =>
      json((text) => text.replace(/("startTime":")[^"]*/g, `$1${inUTC}`))(
        xml((text) => text.replace(/(<startTime>)[^<]*/g, `$1${inTheWest}`))(answer, request),
        request,
      ),
    webhook: hook((value) => ({ ...value, startTime: inTheWest })),
  },
  { name: "an answer that nobody may keep", answer: headers({ "cache-control": "private, no-store, max-age=0" }) },
  {
    name: "an XML declaration without an encoding",
    answer: xml((text) => `<?xml version='1.0' standalone="yes" ?>${text}`),
  },
  {
    name: "an encoding in capitals and single quotes",
    answer: xml((text) => `<?xml version='1.0' encoding='UTF-8'?>\n${text}`),
  },
  { name: "blanks between XML's rows", answer: xml((text) => text.replaceAll("><", ">\n  <")) },
  { name: "a comment after XML's root", answer: xml((text) => `${text}<!-- end -->`) },
  { name: "non-ASCII escaped in JSON", answer: json((text) => text.replaceAll("é", "\\u00e9")) },
  { name: "slashes escaped in JSON", answer: json((text) => text.replaceAll("/", "\\/")) },
  {
    name: "an ETag and Vary",
    answer: headers({ etag: '"1"', vary: "Accept, Accept-Charset, Authorization" }),
  },
  {
    name: "more Bearer parameters",
    answer: only(401, (answer) =>
      withHeaders(answer, { "www-authenticate": 'Bearer error="invalid_token", error_description="expired"' }),
    ),
  },
  { name: "character references in XML", answer: xml((text) => text.replaceAll("Complete", "&#67;omplete")) },
];
