import type { Contract, Parameter } from "../../types.ts";
import { decode } from "../document.ts";
import { isWebApi } from "../web-api.ts";

/** Where a request carries its parameters. */
export interface ParameterPlaces {
  readonly url: URL;
  readonly headers: Headers;
  readonly pathParameters: Readonly<Record<string, string>>;
}

/**
 * What a request has for a parameter, each text as it is once it is decoded; empty where it has none. Web API reads names in
 * the query without regard to case (observed).
 */
export function parameterTexts(
  contract: Contract,
  { in: place, name }: Pick<Parameter, "in" | "name">,
  { headers, pathParameters, url }: ParameterPlaces,
): readonly string[] {
  switch (place) {
    case "path":
      return [pathParameters[name]].filter((text) => text !== undefined);
    case "query":
      return [...url.searchParams]
        .filter(([key]) => key === name || (isWebApi(contract) && key.toLowerCase() === name.toLowerCase()))
        .map(([, text]) => text);
    case "header":
      return [headers.get(name)].filter((text) => text !== null);
    default:
      return cookiesOf(headers)
        .filter(([key]) => key === name)
        .map(([, text]) => text);
  }
}

/** The pairs of a request's cookies (RFC 6265, 4.2.1), without the quotes that a value may have around it. */
function cookiesOf(headers: Headers): [name: string, text: string][] {
  return (headers.get("cookie") ?? "").split(";").flatMap((pair): [string, string][] => {
    const [, name, value = ""] = /^\s*([^=]+?)\s*=\s*(.*?)\s*$/.exec(pair) ?? [];
    return name === undefined ? [] : [[name, decode(value.replace(/^"(.*)"$/, "$1"))]];
  });
}
