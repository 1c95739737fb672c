import type { Contract } from "../types.ts";
import { entriesOf, isNode, type Node } from "./document.ts";

/**
 * The path below the base address at which a user name and a password get a token, by the description's password flow of
 * OAuth 2. Undefined where there is none, or where it is on another host than the API: no password is sent there.
 */
export function findTokenPath({ document }: Contract): string | undefined {
  const root = document as Node;
  const { securitySchemes } = isNode(root["components"]) ? root["components"] : {};
  for (const [, { flows }] of entriesOf(root, securitySchemes)) {
    const flow = isNode(flows) ? flows["password"] : undefined;
    const address = isNode(flow) ? flow["tokenUrl"] : undefined;
    if (typeof address === "string") {
      return pathBelow(address, serverOf(root));
    }
  }
  return undefined;
}

function serverOf({ servers }: Node): string {
  const [first] = Array.isArray(servers) ? servers : [];
  return isNode(first) && typeof first["url"] === "string" ? first["url"] : "/";
}

function pathBelow(address: string, server: string): string | undefined {
  if (!URL.canParse(address)) {
    return address.startsWith("/") ? address : `/${address}`;
  }
  const token = new URL(address);
  const api = URL.canParse(server) ? new URL(server) : undefined;
  const base = api?.pathname.replace(/\/+$/, "") ?? "";
  return api?.origin === token.origin && token.pathname.startsWith(`${base}/`)
    ? `${token.pathname.slice(base.length)}${token.search}`
    : undefined;
}
