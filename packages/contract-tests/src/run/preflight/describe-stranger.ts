import { printable } from "../../report/printable.ts";
import { findAddedSegment } from "../../spec/added-segment.ts";
import type { Contract, Exchange } from "../../types.ts";
import type { Variables } from "../../variables.ts";
import { proxyVariable } from "../agents.ts";
import type { Target } from "../target.ts";
import { proxyCredentials } from "./describe-unreachable.ts";

/** Letters of a page's title that are shown. */
const maxTitle = 60;

/**
 * What is there in place of the API, and what to do. Undefined where that cannot be said: then the cases say what is wrong.
 *
 * @param probes - Requests to several addresses of the API, none of which got an answer of the API's.
 * @param isThere - Whether the API answers at another base address.
 */
export async function describeStranger(
  contract: Contract,
  { baseUrl }: Target,
  probes: readonly Exchange[],
  isThere: (baseUrl: string) => Promise<boolean>,
  variables?: Variables,
): Promise<string | undefined> {
  const address = baseUrl.replace(/\/$/, "");
  const statuses = new Set(probes.map(({ response }) => response.status));
  const [status = 0] = statuses;
  const [first] = probes;
  const headers = new Headers(first?.response.headers);
  const challenge = headers.get("www-authenticate");
  const proxy = proxyVariable(address, variables);
  if (status === 407 && statuses.size === 1 && proxy !== undefined) {
    return `the proxy that ${proxy} names answers 407: ${proxyCredentials}`;
  }
  if ((status === 401 || status === 407) && statuses.size === 1) {
    const wants = challenge === null ? "credentials" : printable(challenge).slice(0, maxTitle);
    return `something in front of ${address} asks for credentials of its own (${status}, ${wants}): give them with --header 'Name: value', or headers in the configuration`;
  }
  const location = headers.get("location");
  if (statuses.size === 1 && status >= 300 && status < 400 && location !== null) {
    return `${address} redirects everything to ${printable(location).slice(0, 200)}: is that the address to judge?`;
  }
  if (statuses.size === 1 && status === 429) {
    const when = headers.get("retry-after");
    return `${address} answers 429 to everything${when === null ? "" : `, with Retry-After: ${printable(when).slice(0, maxTitle)}`}: it was asked too often, try again later`;
  }
  if ([...statuses].every((each) => each === 404 || each === 405)) {
    const added = findAddedSegment(contract, address);
    const [right] = await findBase(contract, address, isThere);
    const advice =
      right !== undefined
        ? `the API answers below ${right}: give that`
        : added !== undefined
          ? `the address ends in /${added}, which is added: leave it out`
          : "is it another API, or is a part of the address missing?";
    return `there is no API below ${address} (${[...statuses].join(" and ")} for everything)${right !== undefined && added !== undefined ? `, for the address ends in /${added}, which is added` : ""}: ${advice}`;
  }
  if (first !== undefined && probes.every(isPage)) {
    return describePages(address, first);
  }
  return statuses.size === 1 && status >= 300
    ? `${address} answers ${status} to everything: is something in front of the API, or is it not started?`
    : undefined;
}

/**
 * What is there in place of the API, where it gives no token and answers a read, and an address that nobody has, with the same
 * status. Undefined where it is not so.
 */
export function describeSameRefusal(
  { baseUrl }: Target,
  { response: { status } }: Exchange,
  others: readonly Exchange[],
): string | undefined {
  const isSame = others.every(({ response }) => response.status === status);
  return isSame && status >= 300
    ? `${baseUrl.replace(/\/$/, "")} answers ${status} to everything, also where a token is asked for and at an address that nobody has: is it the API?`
    : undefined;
}

/**
 * What is there in place of the API, where an address that nobody has is answered as the API's own are. Undefined where it is
 * not.
 *
 * @param read - An answer that is not an error, at an address of the API.
 * @param stray - The answer at one that nobody has.
 */
export function describeCatchAll({ baseUrl }: Target, read: Exchange, stray: Exchange): string | undefined {
  const address = baseUrl.replace(/\/$/, "");
  if (stray.failure !== undefined || stray.response.status !== read.response.status) {
    return undefined;
  }
  if (isPage(read) && isPage(stray)) {
    return describePages(address, read);
  }
  const isSame = Buffer.from(read.response.body).equals(stray.response.body);
  const type = new Headers(read.response.headers).get("content-type");
  return isSame
    ? `${address} answers everything alike (${read.response.status}${type === null ? "" : `, ${printable(type).slice(0, maxTitle)}`}), also ${new URL(stray.request.url).pathname}: is it the API?`
    : undefined;
}

function describePages(address: string, page: Exchange): string {
  const [, title = ""] = /<title[^>]*>([^<]*)/i.exec(textOf(page)) ?? [];
  const name = title.trim() === "" ? "" : `, ${JSON.stringify(printable(title.trim()).slice(0, maxTitle))}`;
  return `${address} answers with HTML pages (${page.response.status}${name}), not with the API: is the address right, and is the API started?`;
}

/** The nearest address above, or one below that the description or usage knows, at which the API answers. */
async function findBase(
  { document }: Contract,
  address: string,
  isThere: (baseUrl: string) => Promise<boolean>,
): Promise<string[]> {
  const { origin, pathname } = new URL(address);
  const names = pathname.split("/").filter((name) => name !== "");
  const above = names.map((_, index) => `${origin}/${names.slice(0, names.length - 1 - index).join("/")}`);
  const described = pathOfServer(document);
  const below = [...(described === "" ? [] : [`${origin}${described}`]), `${address}/api`];
  const candidates = [...new Set([...above.map((each) => each.replace(/\/$/, "")).slice(0, 3), ...below])].filter(
    (each) => each !== address,
  );
  const there = await Promise.all(candidates.map(isThere));
  return candidates.filter((_, index) => there[index]);
}

/** The path of the first server that the description names, without a slash at its end. */
function pathOfServer(document: object): string {
  const { servers } = document as { readonly servers?: unknown };
  const [first] = Array.isArray(servers) ? servers : [];
  const url = typeof first?.url === "string" && !first.url.includes("{") ? first.url : "";
  return URL.canParse(url, "http://host.test") ? new URL(url, "http://host.test").pathname.replace(/\/+$/, "") : "";
}

function isPage(exchange: Exchange): boolean {
  const type = new Headers(exchange.response.headers).get("content-type") ?? "";
  return type.includes("html") || /^\s*<(?:!doctype html|html)/i.test(textOf(exchange));
}

function textOf(exchange: Exchange | undefined): string {
  return new TextDecoder().decode(exchange?.response.body.subarray(0, 4096));
}
