import { matchOperation } from "../spec/match-operation.ts";
import type { Operation } from "../types.ts";
import { createCall, parameterValues } from "./call.ts";
import { type Case, type CaseContext, isSafe } from "./case.ts";
import { answeredWith } from "./expected-status.ts";

/** HEAD and OPTIONS a server may answer of itself (RFC 9110, 9.3). */
const methods = ["GET", "POST", "PUT", "PATCH", "DELETE"];

/** Every method that the description does not give for an address, once for each path. */
export function methodCases(context: CaseContext): Case[] {
  const { contract } = context;
  const paths = new Set(contract.operations.map(({ path }) => path));
  const firsts = [...paths].map((path) => contract.operations.find((each) => each.path === path) as Operation);
  return firsts.flatMap((operation) => {
    const values = parameterValues(context, operation, false);
    if (values === undefined) {
      return [];
    }
    return methods.flatMap((method): Case[] => {
      const call = createCall(operation, {
        name: `method-${method}`,
        title: `${method} is refused on ${operation.path}.`,
        method,
        values,
      });
      const url = new URL(call.request.path, "http://host.test");
      const isTaken = matchOperation({ ...contract, basePath: "" }, method, url).operation !== undefined;
      // Of a read that nobody described, only the describer is to blame.
      const expects = answeredWith(isSafe(method) ? "assumed" : "documented", 400, 403, 404, 405, 415, 501);
      return isTaken ? [] : [{ ...call, expects }];
    });
  });
}
