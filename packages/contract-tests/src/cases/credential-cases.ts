import type { Operation } from "../types.ts";
import { createCall, parameterValues } from "./call.ts";
import { answerTypesOf, controlOf } from "./call-cases.ts";
import { type Case, type CaseContext, isSafe } from "./case.ts";
import { answeredWith } from "./expected-status.ts";
import { makeBody } from "./right-bodies.ts";

/** A right request of an operation that asks for credentials, without any, with wrong ones, and with some that have ended. */
export function credentialCases(context: CaseContext, operation: Operation): Case[] {
  const values = parameterValues(context, operation, false);
  const [mediaType] = Object.keys(operation.request?.mediaTypes ?? {});
  const made = mediaType === undefined ? undefined : makeBody(context, operation, mediaType, 1);
  const kinds = operation.credentials.flat().map(({ kind }) => kind);
  if (
    operation.security !== "required" ||
    values === undefined ||
    kinds.some((kind) => kind === "other" || kind === "connection")
  ) {
    return [];
  }
  const deny = (name: string, title: string, token: Case["request"]["token"], needs: Case["needs"]): Case => ({
    ...createCall(operation, {
      name,
      title: `A request of ${operation.id} ${title} is denied.`,
      accept: answerTypesOf(operation)[0] ?? "",
      body: typeof made === "string" ? undefined : made,
      values,
      token,
    }),
    needs,
    // A cache in front may have kept what somebody was let in to.
    ...(isSafe(operation.method) && token === "none" ? { after: controlOf(operation, mediaType) } : {}),
    expects: answeredWith("documented", 401, 403),
  });
  return [
    deny("no-credentials", "without credentials", "none", []),
    deny("wrong-credentials", "with wrong credentials", "bad", ["server"]),
    ...(context.hasExpiredToken && kinds.includes("bearer")
      ? [deny("ended-credentials", "with a token of the caller's that has ended", "ended", ["server"])]
      : []),
  ];
}
