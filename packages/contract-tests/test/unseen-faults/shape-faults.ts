import { json, members, only, type, type UnseenFault, withText, xml } from "./unseen-fault.ts";

const schema = "response-body-matches-schema";
const namespace = "http://schemas.datacontract.org/2004/07/StarfishAPI.Controllers";
const rename = (change: (name: string) => string) =>
  members((value) => Object.fromEntries(Object.entries(value).map(([name, member]) => [change(name), member])));
const time = (change: (text: string) => unknown) =>
  members((value) => ("startTime" in value ? { ...value, startTime: change(String(value["startTime"])) } : value));
const numbers = (change: (number: number) => unknown) =>
  members((value) =>
    Object.fromEntries(
      Object.entries(value).map(([name, member]) => [name, typeof member === "number" ? change(member) : member]),
    ),
  );

/** Messages of another shape. */
export const shapeFaults: readonly UnseenFault[] = [
  { name: "camel case", answer: rename((name) => name.replace("ID", "Id")), caughtBy: schema },
  { name: "small letters", answer: rename((name) => name.toLowerCase()), caughtBy: schema },
  { name: "a blank for T in times", answer: time((text) => text.replace("T", " ")), caughtBy: schema },
  { name: "American times", answer: time(() => "11/23/2026 10:00:00 PM"), caughtBy: schema },
  { name: "times as numbers", answer: time((text) => Date.parse(text)), caughtBy: schema },
  { name: "a day that does not exist", answer: time(() => "2026-02-30T00:00:00"), caughtBy: schema },
  { name: "null times", answer: time(() => null), caughtBy: schema },
  {
    name: "booleans as digits",
    answer: members((value) => ("started" in value ? { ...value, started: 1 } : value)),
    caughtBy: schema,
  },
  { name: "null counters", answer: numbers(() => null), caughtBy: schema },
  { name: "counters of 64 bits", answer: numbers((number) => number + 2 ** 40), caughtBy: schema },
  { name: "counters as texts", answer: numbers(String), caughtBy: schema },
  { name: "counters with a fraction", answer: numbers((number) => number + 0.5), caughtBy: "response-integers-whole" },
  { name: "a list by numbers", answer: json((text) => text.replace(/^\[(.*)\]$/, '{"0":$1}')), caughtBy: schema },
  { name: "an envelope d", answer: json((text) => `{"d":${text}}`), caughtBy: schema },
  { name: "an envelope result", answer: json((text) => `{"success":true,"result":${text}}`), caughtBy: schema },
  { name: "JSON in JSON", answer: json((text) => JSON.stringify(text)), caughtBy: schema },
  {
    name: "an empty error for none",
    answer: json((text) => text.replace('"error":null', '"error":""')),
    caughtBy: "start-error-has-text",
  },
  {
    name: "ModelState of texts",
    answer: json((text) => text.replaceAll(/\["([^"]*)"\]/g, '"$1"'), 400),
    caughtBy: schema,
  },
  {
    name: "problem details",
    answer: only(400, (answer) =>
      type(withText(answer, '{"title":"Bad Request","status":400}'), "application/problem+json; charset=utf-8"),
    ),
    caughtBy: "response-media-type-documented",
  },
  {
    name: "problem details as JSON",
    answer: json(() => '{"title":"Bad Request","status":400}', 400),
    caughtBy: schema,
  },
  { name: "errors in small letters", answer: json((text) => text.toLowerCase(), 400, 401, 405), caughtBy: schema },
  {
    name: "errors as plain text",
    answer: only(401, (answer) => type(withText(answer, "denied"), "text/plain; charset=utf-8")),
    caughtBy: "response-media-type-documented",
  },
  {
    name: "errors without a body",
    answer: only(400, (answer) => withText(answer, "")),
    caughtBy: "response-body-well-formed",
  },
  {
    name: "an error with the status 200",
    answer: json(() => '{"Message":"An error has occurred."}'),
    caughtBy: schema,
  },
  {
    name: "errors in a namespace",
    answer: xml((text) => text.replace("<Error>", `<Error xmlns="${namespace}">`), 400, 401, 405),
    caughtBy: "response-xml-valid",
  },
  {
    name: "JSON in a string element",
    answer: xml(() => '<string xmlns="http://schemas.microsoft.com/2003/10/Serialization/">{}</string>'),
    caughtBy: "response-xml-valid",
  },
  {
    name: "SOAP",
    answer: xml(
      (text) => `<s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/"><s:Body>${text}</s:Body></s:Envelope>`,
    ),
    caughtBy: "response-xml-valid",
  },
  {
    name: "no data contract but an XmlSerializer",
    answer: xml((text) => text.replaceAll(` xmlns="${namespace}"`, "")),
    caughtBy: "response-xml-valid",
  },
  {
    name: "rows of another name",
    answer: xml((text) => text.replaceAll(/(<\/?)resultsResponse>/g, "$1row>")),
    caughtBy: "response-xml-valid",
  },
  {
    name: "a member twice",
    answer: xml((text) => text.replace(/<runID>.*?<\/runID>/, "$&$&")),
    caughtBy: "response-xml-valid",
  },
  {
    name: "nil in an integer",
    answer: xml((text) => text.replaceAll(/<errors>\d+<\/errors>/g, '<errors i:nil="true" />')),
    caughtBy: "response-body-matches-schema",
  },
  {
    name: "attributes in place of elements",
    answer: xml((text) => text.replace(/<started>(\w+)<\/started>/, "").replace("<runID>", '<runID started="true">')),
    caughtBy: schema,
  },
  {
    name: "an empty element for null",
    answer: xml((text) => text.replaceAll(' i:nil="true" />', "></error>").replace("<error></error>", "<error />")),
    caughtBy: "start-error-has-text",
  },
];
