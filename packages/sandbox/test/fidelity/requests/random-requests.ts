import { createChooser } from "../../generate.ts";
import type { SentRequest } from "../side.ts";
import { formRequest } from "./form-requests.ts";
import { headersRequest } from "./headers-requests.ts";
import type { RequestMaker } from "./ingredients.ts";
import { jsonRequest } from "./json-requests.ts";
import { routeRequest } from "./route-requests.ts";
import { tokenRequest } from "./token-requests.ts";
import { xmlRequest } from "./xml-requests.ts";

const makers: Readonly<Record<string, RequestMaker>> = {
  json: jsonRequest,
  xml: xmlRequest,
  form: formRequest,
  token: tokenRequest,
  route: routeRequest,
  headers: headersRequest,
};

/** The kinds of requests that there are. */
export const requestKinds: readonly string[] = Object.keys(makers);

/** Seeded requests: mutations of JSON, XML, forms, requests for tokens, paths and headers, one kind after the other. */
export function randomRequests(seed: number, count: number, kinds = requestKinds): readonly SentRequest[] {
  const chosen = kinds.flatMap((kind) => (makers[kind] === undefined ? [] : [{ kind, make: makers[kind] }]));
  return Array.from({ length: count }, (_, index) => {
    const chooser = createChooser(seed * 1_000_003 + index);
    const { kind, make } = chosen[index % chosen.length] as (typeof chosen)[number];
    return { kind, ...make(chooser) };
  });
}
