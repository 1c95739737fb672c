import type { WireOperation, WireTable } from "../codec/wire-table.ts";

/** The operation that a request is for; one that is not described counts as a start, unless it reads. */
export function operationOf({ operations }: WireTable, method: string, url: string): WireOperation {
  const { pathname } = new URL(url);
  const isAt = ({ path }: WireOperation) => new RegExp(`${path.replace(/\{\w+\}/g, "[^/]+")}$`).test(pathname);
  const described = Object.values(operations).find((operation) => operation.method === method && isAt(operation));
  return described ?? { method, path: pathname, security: "required", startsJob: method !== "GET", responses: {} };
}
