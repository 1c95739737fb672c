import { expect, test } from "vitest";
import { judgePets } from "./judge-pets.ts";
import type { Habits, Reply } from "./server.ts";

const forgiving = (keyword: string, path = /./): Habits => ({
  forgives: (issue) => issue.keyword === keyword && path.test(issue.instancePath || "/"),
});
const ofPath =
  (pattern: RegExp, change: (reply: Reply) => Reply): NonNullable<Habits["reply"]> =>
  (reply, { method, url }) =>
    pattern.test(`${method} ${url}`) && reply.status < 300 ? change(reply) : reply;
const body = (from: string | RegExp, to: string) => (reply: Reply) => ({
  ...reply,
  body: reply.body.replace(from, to),
});
const type = (name: string) => (reply: Reply) => ({ ...reply, headers: { ...reply.headers, "content-type": name } });
const isPet = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null;

/** It keeps what somebody got, and gives it to everybody. */
function createCache(): NonNullable<Habits["reply"]> {
  const kept = new Map<string, Reply>();
  return (reply, { headers, url }) => {
    const key = `${url} ${headers.accept}`;
    if (reply.status === 200) kept.set(key, reply);
    return reply.status === 401 ? (kept.get(key) ?? reply) : reply;
  };
}

/** Mistakes of every kind, the operation that shows each, and the check that finds it. */
const faults: readonly (readonly [what: string, operation: string, check: string, habits: Habits])[] = [
  ["a body without a required member is taken", "addPet", "status-expected", forgiving("required")],
  ["a text that is too long is taken", "addPet", "status-expected", forgiving("maxLength")],
  ["a text that is too short is taken", "addPet", "status-expected", forgiving("minLength", /name/)],
  ["a text off its pattern is taken", "addPet", "status-expected", forgiving("pattern")],
  ["an unknown word is taken", "addPet", "status-expected", forgiving("enum", /status/)],
  ["a number below the least is taken", "addPet", "status-expected", forgiving("minimum", /age/)],
  ["a number above the most is taken", "addPet", "status-expected", forgiving("maximum", /age/)],
  ["the bound itself is taken where it is not allowed", "addPet", "status-expected", forgiving("exclusiveMinimum")],
  ["a list that is too long is taken", "addPet", "status-expected", forgiving("maxItems", /photo/)],
  [
    "an unknown member is taken where the object is closed",
    "addPet",
    "status-expected",
    forgiving("additionalProperties"),
  ],
  ["a wrong type is taken", "addPet", "status-expected", forgiving("type", /tame/)],
  [
    "a query is not looked at",
    "listPets",
    "status-expected",
    { forgives: ({ instancePath }) => instancePath === "" || instancePath === "/limit" },
  ],
  [
    "a text of the full length is refused",
    "addPet",
    "status-expected",
    { dislikes: (pet) => isPet(pet) && String(pet["name"]).length === 20 },
  ],
  ["the least number is refused", "addPet", "status-expected", { dislikes: (pet) => isPet(pet) && pet["age"] === 0 }],
  [
    "one word of two is refused",
    "addPet",
    "status-expected",
    { dislikes: (pet) => isPet(pet) && pet["status"] === "gone" },
  ],
  ["the largest page is refused", "listPets", "status-expected", { dislikes: (value) => value === 100 }],
  [
    "the description's own example is refused",
    "addPet",
    "status-expected",
    { dislikes: (pet) => isPet(pet) && Object.keys(pet).length === 2 },
  ],
  ["a body that cannot be read brings the server down", "addPet", "status-expected", { crashes: true }],
  ["a body of any media type is taken", "addPet", "status-expected", { readsAll: true }],
  ["an operation behind a token is open", "addPet", "missing-token-refused", { opens: /addPet/ }],
  ["an operation behind a password is open", "putPet", "missing-token-refused", { opens: /putPet/ }],
  ["an operation behind a key in a header is open", "getPet", "missing-token-refused", { opens: /getPet/ }],
  ["an operation behind a key in the query is open", "removePet", "missing-token-refused", { opens: /removePet/ }],
  ["an operation behind a cookie is open", "countPets", "missing-token-refused", { opens: /countPets/ }],
  ["a cache lets in whom the server does not", "getPet", "missing-token-refused", { reply: createCache() }],
  ["any token is let in", "addPet", "status-expected", { trusts: /addPet/ }],
  ["any password is let in", "putPet", "status-expected", { trusts: /putPet/ }],
  ["any key is let in", "getPet", "status-expected", { trusts: /getPet/ }],
  [
    "a 401 without its challenge",
    "addPet",
    "unauthorized-has-challenge",
    { reply: (reply) => (reply.status === 401 ? { ...reply, headers: {} } : reply) },
  ],
  ["a method that nobody describes is taken", "countPets", "wrong-method-refused", { takes: /PATCH/ }],
  [
    "405 without Allow",
    "countPets",
    "method-not-allowed-has-allow",
    { reply: (reply) => (reply.status === 405 ? { ...reply, headers: {} } : reply) },
  ],
  [
    "a text for a number in JSON",
    "getPet",
    "response-body-matches-schema",
    { reply: ofPath(/GET \/pets\/10/, body('"age":3', '"age":"3"')) },
  ],
  [
    "a required member is missing in JSON",
    "getPet",
    "response-body-matches-schema",
    { reply: ofPath(/GET \/pets\/10/, body('"name":"Rex",', "")) },
  ],
  [
    "JSON that is cut off",
    "getPet",
    "response-body-well-formed",
    { reply: ofPath(/GET \/pets\/10/, (reply) => ({ ...reply, body: reply.body.slice(0, 20) })) },
  ],
  [
    "a member twice in JSON",
    "getPet",
    "response-members-unique",
    { reply: ofPath(/GET \/pets\/10/, body('"age":3', '"age":4,"age":3')) },
  ],
  [
    "another root in XML",
    "getPet",
    "response-body-well-formed",
    { reply: ofPath(/GET \/pets\/10/, body(/(?<=<\/?)pet\b/g, "animal")) },
  ],
  [
    "an attribute as an element in XML",
    "getPet",
    "response-body-matches-schema",
    { reply: ofPath(/GET \/pets\/10/, body(' id="10">', "><id>10</id>")) },
  ],
  [
    "a number in XML that is none",
    "getPet",
    "response-body-matches-schema",
    { reply: ofPath(/GET \/pets\/10/, body(">3<", ">three<")) },
  ],
  [
    "JSON for whoever asks for XML",
    "getPet",
    "response-media-type-negotiated",
    {
      reply: (reply) =>
        /xml/.test(reply.headers["content-type"] ?? "")
          ? { ...reply, ...type("application/json")(reply), body: '{"name":"Rex","photoUrls":[]}' }
          : reply,
    },
  ],
  [
    "a media type that nobody describes",
    "countPets",
    "response-media-type-documented",
    { reply: ofPath(/GET \/stock/, type("application/vnd.pets")) },
  ],
  [
    "no body where one is described",
    "countPets",
    "response-body-well-formed",
    { reply: ofPath(/GET \/stock/, (reply) => ({ ...reply, body: "" })) },
  ],
  [
    "a status that nobody describes",
    "addPet",
    "status-expected",
    { reply: ofPath(/POST/, (reply) => ({ ...reply, status: 202 })) },
  ],
  [
    "a header that is missing",
    "addPet",
    "response-headers-match",
    { reply: ofPath(/POST/, ({ headers: { location: _, ...headers }, ...reply }) => ({ ...reply, headers })) },
  ],
  [
    "a header off its pattern",
    "addPet",
    "response-headers-match",
    { reply: ofPath(/POST/, (reply) => ({ ...reply, headers: { ...reply.headers, location: "11" } })) },
  ],
  [
    "bytes that are not in the charset that is named",
    "getPet",
    "response-charset-right",
    {
      send: ({ body: text, headers, status }, response) =>
        response
          .writeHead(status, {
            ...headers,
            ...(text.includes("Rex") ? { "content-type": `${headers["content-type"]}; charset=utf-8` } : {}),
          })
          .end(Buffer.from(text.replaceAll("Rex", "R\u00e9x"), "latin1")),
    },
  ],
  [
    "an error in another form than described",
    "addPet",
    "response-body-matches-schema",
    { reply: (reply) => (reply.status === 400 ? { ...reply, body: '{"error":"no"}' } : reply) },
  ],
  [
    "a stack trace for strangers",
    "addPet",
    "no-stack-trace",
    {
      reply: (reply) => (reply.status === 400 ? { ...reply, body: '{"message":"at Pets.Store.Add(Pet pet)"}' } : reply),
    },
  ],
];

/** Of operations with many cases, those in which a fault shows. */
const shownBy: Readonly<Record<string, string>> = {
  "a body without a required member is taken": "*-missing",
  "a text that is too long is taken": "*too-long",
  "a text that is too short is taken": "*too-short",
  "a text off its pattern is taken": "*off-pattern",
  "an unknown word is taken": "*unknown-word",
  "a number below the least is taken": "*too-small",
  "a number above the most is taken": "*too-large",
  "the bound itself is taken where it is not allowed": "*too-small",
  "a list that is too long is taken": "*too-many",
  "an unknown member is taken where the object is closed": "*unknown-member",
  "a wrong type is taken": "*tame*",
  "a text of the full length is refused": "*longest",
  "the least number is refused": "*least",
  "one word of two is refused": "*word-*",
  "the largest page is refused": "*-most",
  "the description's own example is refused": "*call-*",
  "a body that cannot be read brings the server down": "*malformed*",
  "a body of any media type is taken": "*of-nobody",
  "any token is let in": "*credentials",
  "any password is let in": "*credentials",
  "an operation behind a token is open": "*credentials",
  "an operation behind a password is open": "*credentials",
  "a 401 without its challenge": "*credentials",
  "a status that nobody describes": "*call-*",
  "a header that is missing": "*call-*",
  "a header off its pattern": "*call-*",
  "an error in another form than described": "*malformed*",
  "a stack trace for strangers": "*malformed*",
};

test.each(faults)("Planted and found: %s.", async (what, operation, check, habits) => {
  const { findings } = await judgePets(habits, [operation], shownBy[what]);
  const proven = findings.filter(({ evidence }) => evidence !== "assumed");
  expect([...new Set(proven.map((finding) => finding.check))]).toContain(check);
});
