import { acceptOf, types } from "./accept.ts";
import { type Chooser, type RequestMaker, some } from "./ingredients.ts";

const segments = [
  ...["v1", "V1", "v2", "%76%31", "v1%20", "+v1"],
  ...[
    "Results",
    "results",
    "RESULTS",
    "%52esults",
    "Result",
    "ExecuteJobAsync",
    "executejobasync",
    "ExecuteJob",
    "Webhook",
    "webhook",
    "token",
    "v1Results",
  ],
];

const ids = [
  ...[
    "nobody",
    "a%20b",
    "a+b",
    "%C3%A9",
    "%e9",
    "%zz",
    "%",
    "%2F",
    "a%2Fb",
    "%2e",
    "%2e%2e",
    ".",
    "..",
    "a;b",
    "a:b",
    "a%3Ab",
    "%26",
    "*",
    "a*b",
    "%25",
    "%2525",
  ],
  ...[
    "%3Cx%3E",
    "a,b",
    "'",
    "%22",
    "(a)",
    "a@b",
    "~a",
    "a=b",
    "$a",
    "!",
    "a|b",
    "%5C",
    "%00",
    "%20",
    "+",
    "%E2%80%AE",
    "a%E2%80%8Eb",
    "%F0%9F%98%80",
    "%ED%A0%80",
    "null",
    "x".repeat(300),
  ],
];

const queries = [
  ...[
    "",
    "",
    "",
    "?",
    "?id=nobody",
    "?ID=nobody",
    "?id=",
    "?id",
    "?id=+",
    "?id=a&id=b",
    "?id[]=a",
    "?id[0]=a",
    "?id.x=1",
    "?id[=a",
    "?x=1",
    "?&",
    "?=x",
    "?&id=a",
  ],
  ...[
    "?id=%zz",
    "?id=%ff",
    "?id=a%2Fb",
    "?id=%E2%80%AE",
    "?id=a%E2%80%8Fb",
    "?id=%00",
    "?id=a=b",
    "?id=a;b",
    "?%69d=a",
    "?id=a#b",
    "?a?b",
    "?id%5B%5D=a",
    "?a[=1",
    "?[]=1",
    "?]=1",
  ],
  ...[
    "?instance=i&projectid=p&jobid=j",
    "?instance=i&projectid=p&jobid=",
    "?instance&projectid&jobid",
    "?INSTANCE=i&ProjectID=p&jobID=j",
    "?instance=i&projectid=p",
  ],
  ...[
    "?instance=%C3%A9&projectid=a+b&jobid=%zz",
    "?instance=i&projectid=p&jobid=j&jobid=k",
    "?instance[]=i&projectid=p&jobid=j",
    "?jobid=j&instance=i&projectid=p&id=x",
  ],
];

const tokens = [
  ...[
    "Bearer {token}",
    "Bearer {token}",
    "Bearer {token}",
    "bearer  {token} ",
    "BEARER {token}",
    "Basic x",
    "Bearer",
    "Bearer ",
    "Bearer no",
    "{token}",
    "Bearer {token} x",
  ],
  ...["Bearer\t{token}", "Bearer,{token}", 'Bearer "{token}"', "Bearer {token},"],
];

/** Requests with any method, path, query and token. */
export const routeRequest: RequestMaker = (chooser) => ({
  method: chooser.pick(["GET", "GET", "GET", "HEAD", "POST", "POST", "PUT", "DELETE", "OPTIONS", "PATCH"]),
  path: pathOf(chooser) + chooser.pick(queries),
  headers: {
    ...(chooser.integer(8) === 0 ? {} : { authorization: chooser.pick(tokens) }),
    ...(chooser.integer(4) === 0 ? { accept: acceptOf(chooser) } : {}),
    ...(chooser.integer(4) === 0 ? { "content-type": chooser.pick(types) } : {}),
  },
  body: "",
});

function pathOf(chooser: Chooser): string {
  if (chooser.integer(10) === 0) {
    return chooser.pick([
      "/",
      "//",
      "/v1",
      "/v1/",
      "/v1//Results/nobody",
      "//v1/Results/nobody",
      "/v1/Results//nobody",
      "/./v1/Results",
      "/v1/../v1/Results/a",
    ]);
  }
  const parts =
    chooser.integer(3) === 0
      ? some(chooser, () => chooser.pick([...segments, ...ids]))
      : ["v1", chooser.pick(segments.slice(6))];
  const id = chooser.integer(2) === 0 ? [chooser.pick(ids)] : [];
  return `/${[...parts, ...id].join("/")}${chooser.pick(["", "", "", "/", "//"])}`;
}
