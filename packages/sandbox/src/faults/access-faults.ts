import { changeHeaders, type Fault, htmlReply, isJson } from "./fault.ts";

/** What goes wrong with tokens, validation and refusals. */
export const accessFaults: readonly Fault[] = [
  {
    name: "authentication-missing",
    description: "No token is asked for.",
    settings: { authentication: "none" },
  },
  {
    name: "any-token-accepted",
    description: "Every token is accepted, but there must be one.",
    settings: { authentication: "anyToken" },
  },
  {
    name: "bearer-refused",
    description: "Every token is refused, as if it had expired.",
    settings: { authentication: "noToken" },
  },
  {
    name: "bearer-good-once",
    description: "A token is accepted once, as if it expired in the middle of a run.",
    settings: { authentication: "tokenOnce" },
  },
  {
    name: "token-of-another-node",
    description: "Every second request is refused as if its token were wrong: two nodes, each with a key of its own.",
    settings: { authentication: "everySecond" },
  },
  {
    name: "unauthorized-redirected",
    description: "In place of 401 comes a redirect to ASP.NET's login page.",
    reply: (reply) =>
      reply.status === 401 ? htmlReply(302, "Object moved", { location: "/Account/Login?ReturnUrl=%2fv1" }) : reply,
  },
  {
    name: "challenge-of-windows",
    description: "401 asks for Windows credentials, as IIS does.",
    reply: (reply) => (reply.status === 401 ? changeHeaders({ "www-authenticate": "Negotiate, NTLM" })(reply) : reply),
  },
  {
    name: "challenge-missing",
    description: "401 comes without WWW-Authenticate.",
    reply: changeHeaders({ "www-authenticate": undefined }),
  },
  {
    name: "allow-missing",
    description: "405 comes without Allow.",
    reply: changeHeaders({ allow: undefined }),
  },
  {
    name: "missing-member-accepted",
    description: "Requests without a required member are accepted.",
    settings: { ignoredRules: ["required"] },
  },
  {
    name: "overlong-member-accepted",
    description: "Requests with an overlong member are accepted.",
    settings: { ignoredRules: ["maxLength"] },
  },
  {
    name: "invalid-accepted",
    description: "Controllers do not look at what is wrong with a request.",
    legal: true,
    reason: "Nobody knows whether the vendor's server looks; the kit finds out which it has before it.",
    settings: { modelState: "ignored" },
  },
  {
    name: "token-never-expires",
    description: "The answer of /token has no expires_in.",
    target: "token",
    reply: changeToken((members) => omit(members, "expires_in")),
  },
  {
    name: "token-expiry-as-string",
    description: "expires_in of /token is a string.",
    target: "token",
    reply: changeToken((members) =>
      "expires_in" in members ? { ...members, expires_in: String(members["expires_in"]) } : members,
    ),
  },
  {
    name: "token-missing",
    description: "The answer of /token has the status 200 and no access_token.",
    target: "token",
    reply: changeToken((members) => omit(members, "access_token")),
  },
  {
    name: "token-of-other-type",
    description: "token_type of /token is mac.",
    target: "token",
    reply: changeToken((members) => ("token_type" in members ? { ...members, token_type: "mac" } : members)),
  },
  {
    name: "token-error-in-other-shape",
    description: "Errors of /token have the shape of Web API's errors.",
    target: "token",
    reply: (reply) =>
      reply.status === 400 ? { ...reply, text: JSON.stringify({ Message: "The request is invalid." }) } : reply,
  },
  {
    name: "token-unavailable",
    description: "/token answers 503.",
    target: "token",
    reply: (reply) => ({ ...reply, status: 503, text: "" }),
  },
];

function changeToken(
  change: (members: Readonly<Record<string, unknown>>) => Readonly<Record<string, unknown>>,
): NonNullable<Fault["reply"]> {
  return (reply) =>
    reply.status === 200 && isJson(reply)
      ? { ...reply, text: JSON.stringify(change(JSON.parse(reply.text) as Record<string, unknown>)) }
      : reply;
}

function omit(members: Readonly<Record<string, unknown>>, name: string): Readonly<Record<string, unknown>> {
  return Object.fromEntries(Object.entries(members).filter(([key]) => key !== name));
}
