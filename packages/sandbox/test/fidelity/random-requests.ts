import { createChooser } from "../generate.ts";
import type { SentRequest } from "./side.ts";

type Chooser = ReturnType<typeof createChooser>;

const names = ["runID", "projectID", "jobID", "chainJobs", "loggingLevel", "argument", "threadCount", "webHookURL"];
const strangeNames = ["RUNID", "a b", "it's", "$id", "$ref", "$type", "zoo", "[0]", "c.d", ""];
const jsonValues = [
  '"x"',
  "''",
  "'y'",
  '""',
  '" 5 "',
  "1",
  "-1",
  "1.50",
  "1e2",
  ".5",
  "010",
  "0x10",
  "08",
  "--1",
  "99999999999",
  "true",
  "false",
  "null",
  "undefined",
  "NaN",
  "-Infinity",
  "[]",
  "[1,2]",
  "{}",
  '{"a":[0,{"b c":1_0}]}',
  '{"$value":true}',
  "tru",
  "new Date(1)",
  "/**/1",
  '"\\u0041\\ud800"',
  '"\\x"',
  "",
];
const xmlValues = [
  "x",
  "",
  "1",
  " 5 ",
  "true",
  "1.0",
  "&lt;",
  "&#xD800;",
  "&#1;",
  "<![CDATA[a]]>",
  "<b/>",
  "<!-- c -->",
  "]]>",
  "&no;",
];
const formValues = ["x", "", "1", "+5+", "true", "%zz", "%ff", "%u0041", "a%20b", "on", "0x10"];
const types = ["application/json", "text/json", "application/xml", "text/xml", "application/x-www-form-urlencoded"];
const strangeTypes = [
  "text/plain",
  "application/json; charset=utf-16",
  "application/json;charset=x",
  "json",
  "*/*",
  "a/b;q",
];
const accepts = [
  "application/xml",
  "text/json",
  "*/*",
  "text/*;q=0.5, application/xml;q=0.4",
  "application/json;q=0",
  "text/html",
  "x",
  ";",
];
const paths = [
  "/v1/ExecuteJobAsync",
  "/v1/executejob",
  "/v1/Results/nobody",
  "/v1/Results",
  "/v1/Webhook?instance=i&projectid=p&jobid=",
  "/v1/Results/a?id=nobody",
  "/v1/Results/%2e",
  "/v1//Results/nobody",
  "/v2/Results/nobody",
  "/v1/Results/nobody/",
  "/",
  "/v1/Webhook",
];
const ending = ',"runID":"r","projectID":"p","jobID":"j"}';
const namespace = "http://schemas.datacontract.org/2004/07/StarfishAPI.Controllers";

/** Seeded requests: mutations of JSON, XML, forms, requests for tokens, paths and headers, one kind after the other. */
export function randomRequests(seed: number, count: number): readonly SentRequest[] {
  const kinds = Object.entries(makers);
  return Array.from({ length: count }, (_, index) => {
    const chooser = createChooser(seed * 1_000_003 + index);
    const [kind, make] = kinds[index % kinds.length] as (typeof kinds)[number];
    return { kind, ...make(chooser) };
  });
}

type Made = Omit<SentRequest, "kind">;

const start = (type: string, body: string): Made => ({
  method: "POST",
  path: "/v1/ExecuteJobAsync",
  headers: { "content-type": type, authorization: "Bearer {token}" },
  body,
});

const makers: Readonly<Record<string, (chooser: Chooser) => Made>> = {
  json: (chooser) => {
    const members = some(chooser, () => `"${name(chooser)}":${chooser.pick(jsonValues)}`);
    return start(chooser.pick(types.slice(0, 2)), spoil(chooser, `{${members.join(",")}${ending}`, `{}[]:,"'\\/*0x-`));
  },
  xml: (chooser) => {
    const optional = ["argument", "chainJobs", "loggingLevel", "threadCount", "zoo"];
    const members = some(chooser, () => element(chooser.pick(optional), chooser.pick(xmlValues)));
    const required = [element("jobID", "j"), element("projectID", "p"), element("runID", "r")];
    const all = chooser.integer(3) === 0 ? [...required, ...members] : [...members.toSorted(), ...required];
    const body = `<execJobAsyncRequest xmlns="${namespace}">${all.join("")}</execJobAsyncRequest>`;
    return start(chooser.pick(types.slice(2, 4)), spoil(chooser, body, "<>&;/='\"!?- \u00ff"));
  },
  form: (chooser) => {
    const pairs = some(chooser, () => `${encodeURIComponent(name(chooser))}=${chooser.pick(formValues)}`);
    return start(
      types[4] as string,
      spoil(chooser, ["runID=r", "projectID=p", "jobID=j", ...pairs].join("&"), "&=+%[]."),
    );
  },
  token: (chooser) => ({
    method: chooser.pick(["POST", "POST", "GET", "PUT"]),
    path: chooser.pick(["/token", "/Token", "/token?x=1", "/token/"]),
    headers: { "content-type": chooser.pick([...types, ...strangeTypes]) },
    body: some(chooser, () =>
      chooser.pick([
        "grant_type=password",
        "grant_type=refresh_token",
        "grant_type=client_credentials",
        "username=x",
        "password=%ff",
        "a",
        "",
      ]),
    ).join("&"),
  }),
  route: (chooser) => ({
    method: chooser.pick(["GET", "HEAD", "POST", "PUT", "DELETE", "OPTIONS", "PATCH"]),
    path: chooser.pick(paths),
    headers: { authorization: chooser.pick(["Bearer {token}", "bearer  {token} ", "Basic x", "Bearer", "Bearer no"]) },
    body: "",
  }),
  headers: (chooser) => {
    const { headers, ...rest } = start(chooser.pick([...types, ...strangeTypes]), `{"argument":"é"${ending}`);
    const charset: Record<string, string> =
      chooser.integer(2) === 0 ? { "accept-charset": chooser.pick(["utf-16", "x", "utf-8;q=0", "*"]) } : {};
    return { ...rest, headers: { ...headers, accept: chooser.pick(accepts), ...charset } };
  },
};

function name(chooser: Chooser): string {
  return chooser.pick(chooser.integer(4) === 0 ? strangeNames : names);
}

function element(tag: string, content: string): string {
  return `<${tag}>${content}</${tag}>`;
}

function some<T>(chooser: Chooser, make: () => T): T[] {
  return Array.from({ length: 1 + chooser.integer(4) }, make);
}

/** Every third text loses, doubles or gets a character. */
function spoil(chooser: Chooser, text: string, characters: string): string {
  if (chooser.integer(3) > 0) {
    return text;
  }
  const at = chooser.integer(text.length);
  const put = chooser.pick(["", text.charAt(at).repeat(2), text.charAt(at) + chooser.pick([...characters])]);
  return text.slice(0, at) + put + text.slice(at + 1);
}
