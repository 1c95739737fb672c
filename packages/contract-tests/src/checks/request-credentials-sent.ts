import type { Check } from "../judgement.ts";
import { carriesCredentials, describeCredentials } from "../spec/credentials.ts";
import { held, notApplicable, violated } from "./ruling.ts";

export const requestCredentialsSent: Check = {
  id: "request-credentials-sent",
  why: "Without its credentials the operation is denied.",
  fix: "Send what the description asks for with every request, such as `Authorization: Bearer <token>`.",
  blame: "client",
  evidence: "documented",
  rule: ({ operation, request, url }) => {
    if (operation?.security !== "required") {
      return notApplicable("no credentials are asked for");
    }
    return carriesCredentials(operation, request.headers, url)
      ? held
      : violated(
          "The credentials are missing",
          describeCredentials(operation),
          describe(request.headers.get("authorization")),
        );
  },
};

/** The scheme alone: the rest is a secret. */
function describe(authorization: string | null): string {
  const scheme = /^(\S+) /.exec(authorization ?? "")?.[1];
  return scheme ?? (authorization === null ? "no Authorization" : "an Authorization of one word");
}
