import type { Reply } from "../wire/http/reply.ts";
import { changeHeaders, type Fault, htmlReply, isJson, isSuccess, isXml } from "./fault.ts";

/** Answers that are not what their headers say, or not what was asked for. */
export const mediaFaults: readonly Fault[] = [
  {
    name: "json-for-xml",
    description: "JSON comes back although XML was asked for.",
    reply: (reply) =>
      isXml(reply) && isSuccess(reply)
        ? { ...changeHeaders({ "content-type": "application/json; charset=utf-8" })(reply), text: jsonOf(reply.text) }
        : reply,
  },
  {
    name: "xml-for-json",
    description: "XML comes back although JSON was asked for.",
    reply: (reply) =>
      isJson(reply) && isSuccess(reply)
        ? { ...changeHeaders({ "content-type": "application/xml; charset=utf-8" })(reply), text: xmlOf(reply.text) }
        : reply,
  },
  {
    name: "content-type-missing",
    description: "Answers have no Content-Type.",
    reply: changeHeaders({ "content-type": undefined }),
  },
  {
    name: "content-type-wrong",
    description: "Answers say that they are text/plain.",
    reply: changeHeaders({ "content-type": "text/plain; charset=utf-8" }),
  },
  {
    name: "content-type-broken",
    description: "The Content-Type of answers is not a media type.",
    reply: changeHeaders({ "content-type": "json" }),
  },
  {
    name: "charset-mislabelled",
    description: "Answers are UTF-8 and say that they are UTF-16.",
    reply: (reply) => {
      const type = reply.headers["content-type"]?.replace(/charset=.*/, "charset=utf-16");
      return type === undefined ? reply : changeHeaders({ "content-type": type })(reply);
    },
  },
  {
    name: "byte-order-mark",
    description: "Answers begin with a byte order mark of UTF-8.",
    reply: (reply) => (reply.text === "" ? reply : { ...reply, text: `\ufeff${reply.text}` }),
  },
  {
    name: "body-missing",
    description: "Answers have their status and headers and no body.",
    reply: (reply) => ({ ...reply, text: "" }),
  },
  {
    name: "html-error-page",
    description: "A proxy answers with an HTML page and the status 502; the server sees nothing.",
    instead: () => htmlReply(502, "502 Bad Gateway"),
  },
  {
    name: "html-with-status-200",
    description: "A proxy answers with an HTML login page and the status 200; the server sees nothing.",
    instead: () => htmlReply(200, "Please log in"),
  },
  {
    name: "redirect",
    description: "A proxy answers with a redirect to another path; the server sees nothing.",
    instead: () => htmlReply(302, "Object moved", { location: "/v2/moved" }),
  },
  {
    name: "stack-trace",
    description: "The server does its work, then answers 500 with the details of an exception.",
    reply: (reply) => ({
      ...changeHeaders({ "content-type": "application/json; charset=utf-8" })(reply),
      status: 500,
      text: JSON.stringify({
        Message: "An error has occurred.",
        ExceptionMessage: "Object reference not set to an instance of an object.",
        ExceptionType: "System.NullReferenceException",
        StackTrace: "   at StarfishAPI.Controllers.ExecuteJobAsyncController.Post(execJobAsyncRequest request)",
      }),
    }),
  },
];

function jsonOf(xml: string): string {
  return JSON.stringify(
    Object.fromEntries([...xml.matchAll(/<(\w+)>([^<]*)<\/\1>/g)].map(([, name = "", text = ""]) => [name, text])),
  );
}

function xmlOf(json: Reply["text"]): string {
  const value: unknown = JSON.parse(json);
  const members = Object.entries((Array.isArray(value) ? value[0] : value) ?? {});
  return `<response>${members.map(([name, text]) => `<${name}>${String(text)}</${name}>`).join("")}</response>`;
}
