import type { Operation } from "@starfish-api/openapi-codec";
import { table } from "../generated/table.ts";

/** The operation that a request below a base URL is for; one that is not described counts as a start, unless it reads. */
export function operationOf(method: string, url: string, baseUrl: string): Operation {
  const pathname = new URL(url).pathname.slice(new URL(baseUrl).pathname.replace(/\/$/, "").length);
  const isAt = ({ path }: Operation) => new RegExp(`^${path.replace(/\{\w+\}/g, "[^/]+")}$`).test(pathname);
  const described = Object.values(table.operations).find((operation) => operation.method === method && isAt(operation));
  if (described !== undefined) return described;
  const extensions = { "x-starts-job": method !== "GET" };
  return { method, path: pathname, security: "required", extensions, responses: {} };
}
