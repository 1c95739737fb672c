import { type Case, type CaseContext, slug } from "../../cases/case.ts";
import { answeredWith, forgiven } from "./expectations.ts";
import { startOperations } from "./start-operations.ts";
import { validStart } from "./start-value.ts";

/** "" is not a header at all. */
const accepts = [
  "",
  "*/*",
  "application/*",
  "text/*",
  "application/json",
  "text/json",
  "application/xml",
  "text/xml",
  "text/html",
  "application/problem+json",
  "application/xml, application/json",
  "application/json;q=0.1, application/xml;q=0.9",
  "application/json;q=0",
  "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8",
  "APPLICATION/XML",
  "text/plain",
  "image/png",
  "application/vnd.foo+json",
  "application/x-www-form-urlencoded",
  "application/json; charset=utf-16",
  "application/xml;version=1",
  "application/xml;q=0, */*",
  "application/json;q=0, application/xml;q=0",
  "garbage",
];

const charsets = ["utf-8", "utf-16", "*", "iso-8859-1", "us-ascii", "utf-16, utf-8;q=0.5", "utf-8;q=0"];

const wrongContentTypes = [
  "",
  "text/plain",
  "application/problem+json",
  "multipart/form-data; boundary=x",
  "image/png",
  "application/octet-stream",
  "application/vnd.foo+json",
  "text/javascript",
  "garbage",
];

/** Every kind of Accept with a JSON and an XML body, and every kind of Content-Type that is not read. */
export function negotiationCases(context: CaseContext): Case[] {
  return startOperations(context.contract).flatMap((start) => [
    ...["application/json", "application/xml"].flatMap((mediaType) =>
      accepts.map((accept): Case => {
        const base = validStart(context, start, mediaType, `accept-${accept === "" ? "none" : slug(accept)}`);
        return {
          ...base,
          asks: accept,
          title: `Accept: ${accept === "" ? "(none)" : accept} leads from ${mediaType} to the observed format.`,
          request: { ...base.request, headers: { "content-type": mediaType, ...(accept === "" ? {} : { accept }) } },
          expects: forgiven,
        };
      }),
    ),
    ...["application/json", "application/xml"].flatMap((mediaType) =>
      charsets.map((charset): Case => {
        const base = validStart(context, start, mediaType, `accept-charset-${slug(charset) || "any"}`);
        return {
          ...base,
          title: `Accept-Charset: ${charset} leads from ${mediaType} to the observed charset.`,
          request: { ...base.request, headers: { ...base.request.headers, "accept-charset": charset } },
          expects: forgiven,
        };
      }),
    ),
    {
      ...validStart(context, start, "application/xml", "script-in-a-page"),
      title: "A script in a page gets JSON unless it asks for something else.",
      asks: "*/*",
      request: {
        ...validStart(context, start, "application/xml", "script-in-a-page").request,
        headers: { "content-type": "application/xml", accept: "*/*", "x-requested-with": "XMLHttpRequest" },
      },
      expects: forgiven,
    },
    ...wrongContentTypes.map((type): Case => {
      const name = `content-type-${type === "" ? "none" : slug(type)}`;
      const base = validStart({ ...context, probe: undefined }, start, "application/json", name);
      const headers = { accept: "application/json", ...(type === "" ? {} : { "content-type": type }) };
      return {
        ...base,
        id: `${start.operation.id}/${name}`,
        sends: type,
        title: `A body of the Content-Type ${type === "" ? "(none)" : type} is refused with 415.`,
        request: { ...base.request, headers },
        expects: answeredWith("observed", 415),
      };
    }),
  ]);
}
