import type { Operation, SecurityScheme } from "../types.ts";

/** Whether a request carries credentials that the operation asks for, whatever they are worth. */
export function carriesCredentials(
  operation: Pick<Operation, "credentials"> | undefined,
  headers: Headers,
  url: URL,
): boolean {
  return (operation?.credentials ?? []).some((schemes) => schemes.every((scheme) => isCarried(scheme, headers, url)));
}

/** The letter case of a scheme's word does not matter (RFC 9110, 11.1). */
function isCarried({ in: place, kind, parameter = "" }: SecurityScheme, headers: Headers, url: URL): boolean {
  switch (kind) {
    case "bearer":
    case "basic":
      return new RegExp(`^${kind} +\\S`, "i").test(headers.get("authorization") ?? "");
    case "key":
      return place === "header"
        ? (headers.get(parameter) ?? "") !== ""
        : place === "query"
          ? url.searchParams.has(parameter)
          : (headers.get("cookie") ?? "").split(/;\s*/).some((each) => each.startsWith(`${parameter}=`));
    case "connection":
    case "other":
      // What a connection or another scheme proves is not to be seen here.
      return true;
  }
}

/** What a caller has to send, in words: each way in, or nothing. */
export function describeCredentials({ credentials }: Pick<Operation, "credentials">): string {
  return [...new Set(credentials.map((schemes) => schemes.map(describeScheme).join(" and ")))].join(", or ");
}

function describeScheme({ in: place, kind, name, parameter }: SecurityScheme): string {
  switch (kind) {
    case "bearer":
      return "Authorization: Bearer …";
    case "basic":
      return "Authorization: Basic …";
    case "key":
      return `the ${place} ${place === "query" ? "parameter " : ""}${parameter}`;
    case "connection":
    case "other":
      return name;
  }
}

/** The schemes that a challenge may name: a key is none of HTTP's. */
export function challengesOf(operation: Pick<Operation, "credentials"> | undefined): readonly string[] {
  const kinds = (operation?.credentials ?? []).flat().map(({ kind }) => kind);
  return [...new Set(kinds)].filter((kind) => kind === "bearer" || kind === "basic");
}
