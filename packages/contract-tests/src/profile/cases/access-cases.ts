import { encodeText } from "../../body/charset.ts";
import type { Case, CaseContext, CaseRequest } from "../../cases/case.ts";
import { isWebApi } from "../../spec/web-api.ts";
import type { Operation } from "../../types.ts";
import { addressOf } from "./address.ts";
import { answeredWith } from "./expectations.ts";

const methods = ["GET", "POST", "PUT", "DELETE", "PATCH", "HEAD", "OPTIONS"];

/** A JSON Web Token whose time was over in 2001. Whether the vendor's tokens are of this form is unknown. */
const ended = [{ alg: "HS256", typ: "JWT" }, { sub: "ada", exp: 1_000_000_000 }, "signature"]
  .map((part) => Buffer.from(typeof part === "string" ? part : JSON.stringify(part)).toString("base64url"))
  .join(".");

const otherCredentials = [
  { name: "expired-token", title: "a token that has ended", authorization: `Bearer ${ended}` },
  { name: "basic", title: "a password in place of a token", authorization: "Basic YWRhOnNlY3JldA==" },
  { name: "bare-token", title: "a token without its scheme", authorization: ended },
];

/** Every method that no operation of the address has, no token and a wrong token. The bodies are empty objects: nothing could start by them. */
export function accessCases(context: CaseContext): Case[] {
  return context.contract.operations
    .filter(({ security }) => security !== "none")
    .flatMap((operation) => [...methodCases(context, operation), ...tokenCases(context, operation)]);
}

function methodCases(context: CaseContext, operation: Operation): Case[] {
  const isOurs = isWebApi(context.contract);
  const taken = context.contract.operations.filter(({ path }) => path === operation.path).map(({ method }) => method);
  return (
    methods
      .filter((method) => !taken.includes(method))
      // A server may answer these to any GET, whether or not the description has them (RFC 9110, 9.3).
      .filter((method) => isOurs || !["HEAD", "OPTIONS"].includes(method))
      .map((method) => ({
        ...plainCase(operation, `method-${method}`),
        title: `${method} is refused on ${operation.path}.`,
        request: { ...emptyRequest(context, operation), method, body: new Uint8Array() },
        expects: isOurs ? answeredWith("observed", 405) : answeredWith("documented", 404, 405, 501),
      }))
  );
}

function tokenCases(context: CaseContext, operation: Operation): Case[] {
  if (operation.security !== "required") {
    return [];
  }
  return ["application/json", "application/xml"].flatMap((accept) => {
    const request = emptyRequest(context, operation);
    const headers = { ...request.headers, accept };
    return [
      {
        ...plainCase(operation, `no-token-${accept.replace("/", "-")}`),
        asks: accept,
        title: `A request of ${operation.id} without a token is denied in ${accept}.`,
        request: { ...request, headers, token: "none" as const },
        expects: answeredWith("documented", 401),
      },
      {
        ...plainCase(operation, `bad-token-${accept.replace("/", "-")}`),
        asks: accept,
        needs: ["server" as const],
        title: `A request of ${operation.id} with a token that nobody gave out is denied in ${accept}.`,
        request: { ...request, headers, token: "bad" as const },
        expects: answeredWith("documented", 401),
      },
      ...(context.hasExpiredToken
        ? [
            {
              ...plainCase(operation, `own-expired-token-${accept.replace("/", "-")}`),
              asks: accept,
              needs: ["server" as const],
              title: `A request of ${operation.id} with a token of the caller's that has ended is denied in ${accept}.`,
              request: { ...request, headers, token: "ended" as const },
              expects: answeredWith("documented", 401),
            },
          ]
        : []),
      ...otherCredentials.map(({ name, title, authorization }) => ({
        ...plainCase(operation, `${name}-${accept.replace("/", "-")}`),
        asks: accept,
        needs: ["server" as const],
        title: `A request of ${operation.id} with ${title} is denied in ${accept}.`,
        request: { ...request, headers: { ...headers, authorization }, token: "none" as const },
        expects: answeredWith("documented", 401),
      })),
    ];
  });
}

function plainCase({ id, request }: Operation, name: string): Omit<Case, "title" | "request" | "expects"> {
  const sends = request === undefined ? "" : "application/json";
  return { id: `${id}/${name}`, operation: id, sends, asks: "application/json", effect: "none", needs: [] };
}

function emptyRequest(context: CaseContext, operation: Operation): CaseRequest {
  const hasBody = operation.request !== undefined;
  return {
    method: operation.method,
    path: addressOf(context, operation),
    headers: { accept: "application/json", ...(hasBody ? { "content-type": "application/json" } : {}) },
    body: hasBody ? encodeText("{}", "utf-8") : new Uint8Array(),
    token: "good",
  };
}
