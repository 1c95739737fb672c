import { encodeText } from "../../body/charset.ts";
import type { Case, CaseContext } from "../../cases/case.ts";
import { answeredWith } from "./expectations.ts";
import { postRequest } from "./start-value.ts";

const form = "application/x-www-form-urlencoded";

/** The token endpoint: the right password, and the ways to ask wrongly that cannot lock an account. */
export function tokenEndpointCases(context: CaseContext): Case[] {
  const { credentials, createID } = context;
  const stranger = { username: `nobody-${createID("stranger")}@example.com`, password: createID("password") };
  const good = { grant_type: "password", ...(credentials ?? stranger) };
  const issued = answeredWith("documented", 200);
  const refused = answeredWith("observed", 400);
  return [
    tokenCase("password", "The right password gets a token.", good, "application/json", ["password"], issued),
    tokenCase("accept-xml", "A token is JSON, whatever Accept says.", good, "application/xml", ["password"], issued),
    tokenCase(
      "wrong-password",
      "An unknown user is refused.",
      { grant_type: "password", ...stranger },
      "application/json",
      ["server"],
      refused,
    ),
    tokenCase("wrong-grant", "Another grant is refused.", { grant_type: "x" }, "application/json", [], refused),
    tokenCase("no-grant", "A request without a grant is refused.", { username: "x" }, "application/json", [], refused),
  ];
}

function tokenCase(
  name: string,
  title: string,
  members: Readonly<Record<string, string>>,
  asks: string,
  needs: Case["needs"],
  expects: Case["expects"],
): Case {
  const body = encodeText(new URLSearchParams(members).toString(), "utf-8");
  return {
    id: `requestToken/${name}`,
    operation: "requestToken",
    sends: form,
    asks,
    title,
    effect: "none",
    needs,
    request: { ...postRequest("/token", { "content-type": form, accept: asks }, body), token: "none" },
    expects,
  };
}
