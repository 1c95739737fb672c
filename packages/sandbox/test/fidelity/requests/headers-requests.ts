import { acceptOf, qualities, types } from "./accept.ts";
import { type Chooser, type RequestMaker, some, startOf } from "./ingredients.ts";

const strangeTypes = [
  ...[
    "text/plain",
    "application/json; charset=utf-16",
    "application/json;charset=x",
    "json",
    "*/*",
    "application/*",
    "text/*",
    "a/b;q",
    "",
  ],
  ...[
    "APPLICATION/JSON",
    "application/json;",
    "application/json; charset",
    'application/json; charset="utf-8"',
    "application/json; charset=UTF8",
  ],
  ...[
    "application/json; charset=us-ascii",
    "application/json; charset=iso-8859-1",
    "application/json; charset=utf-32",
    "application/json;a=b;c=d",
  ],
  ...[
    "application/json, text/xml",
    "application/problem+json",
    "multipart/form-data; boundary=x",
    "application/xml; charset=unicode",
    "application/json charset=utf-8",
  ],
  ...[
    "application/ json",
    "/json",
    "application/",
    "application/json; charset=''",
    "application/json; charset=utf-16; charset=utf-8",
    "application/json;charset=utf-16BE",
  ],
  ...[
    "application/x-www-form-urlencoded; charset=utf-16",
    "text/xml; charset=utf-16",
    "application/json; =",
    "application/json;;",
    "application/octet-stream",
  ],
];

const charsets = [
  "utf-8",
  "utf-16",
  "UTF-16",
  "*",
  "x",
  "unicode",
  "iso-8859-1",
  "utf-16BE",
  "us-ascii",
  "",
  "utf8",
  "utf-7",
];

const others: readonly Readonly<Record<string, string>>[] = [
  ...[{ "x-requested-with": "XMLHttpRequest" }, { "x-requested-with": "xmlhttprequest" }, { "x-requested-with": "x" }],
  ...[
    { "x-http-method-override": "GET" },
    { "content-encoding": "gzip" },
    { "accept-encoding": "gzip" },
    { "if-none-match": "*" },
  ],
  ...[
    { "accept-language": "de" },
    { "content-language": "de" },
    { range: "bytes=0-1" },
    { "content-md5": "x" },
    { cookie: "a=b" },
    {},
    {},
    {},
  ],
];

/** Starts with any headers. */
export const headersRequest: RequestMaker = (chooser) => {
  const type = chooser.pick(chooser.integer(2) === 0 ? strangeTypes : types);
  const { headers, ...rest } = startOf(type, bodyOf(chooser, type));
  return {
    ...rest,
    headers: {
      ...(chooser.integer(10) === 0 ? { authorization: headers["authorization"] ?? "" } : headers),
      ...(chooser.integer(8) === 0 ? {} : { accept: acceptOf(chooser) }),
      ...(chooser.integer(2) === 0
        ? { "accept-charset": some(chooser, () => chooser.pick(charsets) + chooser.pick(qualities)).join(",") }
        : {}),
      ...chooser.pick(others),
    },
  };
};

function bodyOf(chooser: Chooser, type: string): string {
  const json = '{"argument":"\u00c3\u00a9","runID":"r","projectID":"p","jobID":"j"}';
  const namespace = "http://schemas.datacontract.org/2004/07/StarfishAPI.Controllers";
  const xml = `<execJobAsyncRequest xmlns="${namespace}"><argument>\u00c3\u00a9</argument><jobID>j</jobID><projectID>p</projectID><runID>r</runID></execJobAsyncRequest>`;
  const plain = /xml/i.test(type) ? xml : /form/i.test(type) ? "runID=r&projectID=p&jobID=j" : json;
  switch (chooser.integer(8)) {
    case 0:
      return "";
    case 1:
      return plain.slice(0, -2);
    case 2:
      return Buffer.from(plain, "utf16le").toString("latin1");
    case 3:
      return `\u00ff\u00fe${Buffer.from(plain, "utf16le").toString("latin1")}`;
    default:
      return plain;
  }
}
