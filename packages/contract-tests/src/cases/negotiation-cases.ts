import type { Operation } from "../types.ts";
import { createCall, parameterValues } from "./call.ts";
import { answerTypesOf } from "./call-cases.ts";
import { type Case, type CaseContext, isSafe } from "./case.ts";
import { answeredWith, takenStatuses } from "./expected-status.ts";

/** What is asked for beside the media types themselves: any of them, none, or one that nobody writes. */
const accepts = [
  ["any", "*/*"],
  ["none", ""],
  ["nobody", "application/x-nobody-writes-this"],
] as const;

/** How a server answers a read that asks for anything, for nothing, or for what it cannot write: with 406, or as it can. */
export function negotiationCases(context: CaseContext, operation: Operation): Case[] {
  const values = parameterValues(context, operation, false);
  if (!isSafe(operation.method) || values === undefined || answerTypesOf(operation)[0] === "") {
    return [];
  }
  return accepts.map(([name, accept]) => ({
    ...createCall(operation, {
      name: `accept-${name}`,
      title: `${operation.id} answers Accept: ${accept === "" ? "(none)" : accept}.`,
      accept,
      values,
    }),
    expects: answeredWith("documented", ...takenStatuses(operation), ...(name === "nobody" ? [406] : [])),
  }));
}
