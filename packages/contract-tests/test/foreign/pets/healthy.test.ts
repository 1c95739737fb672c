import { gzipSync } from "node:zlib";
import { expect, test } from "vitest";
import { judgePets } from "./judge-pets.ts";
import type { Habits, Reply } from "./server.ts";

const withHeaders = (headers: Readonly<Record<string, string>>) => (reply: Reply) => ({
  ...reply,
  headers: { ...headers, ...reply.headers },
});
const withType =
  (change: (type: string) => string) =>
  (reply: Reply): Reply => {
    const type = reply.headers["content-type"];
    return type === undefined ? reply : { ...reply, headers: { ...reply.headers, "content-type": change(type) } };
  };
const ofStatus =
  (status: number, change: (reply: Reply) => Reply) =>
  (reply: Reply): Reply =>
    reply.status === status ? change(reply) : reply;
const text = (change: (body: string) => string, type: string) => (reply: Reply) =>
  reply.headers["content-type"] === type ? { ...reply, body: change(reply.body) } : reply;

/** What HTTP and OpenAPI let a server do, each in a way of its own. */
const variations: readonly (readonly [what: string, habits: Habits])[] = [
  ["a server as it is described", {}],
  ["headers in another order and letter case", { reply: (each) => ({ ...each, headers: reversed(each.headers) }) }],
  ["more headers", { reply: withHeaders({ server: "pets/1", "x-request-id": "7", vary: "Accept" }) }],
  ["a weak ETag, and leave to keep answers", { reply: withHeaders({ etag: 'W/"1"', "cache-control": "max-age=60" }) }],
  ["a charset in capitals", { reply: withType((type) => `${type}; charset=UTF-8`) }],
  ["a charset in quotes, after a profile", { reply: withType((type) => `${type}; profile="a"; charset="utf-8"`) }],
  ["a media type in capitals", { reply: withType((type) => type.toUpperCase()) }],
  ["a 404 in other words", { reply: ofStatus(404, (each) => ({ ...each, body: "nichts" })) }],
  ["a 404 that is a page", { reply: ofStatus(404, (each) => page(each, 404)) }],
  ["a 404 without a body", { reply: ofStatus(404, (each) => ({ ...each, headers: {}, body: "" })) }],
  ["404 in place of 405", { reply: ofStatus(405, (each) => ({ ...each, status: 404 })) }],
  ["501 in place of 405, as a page", { reply: ofStatus(405, (each) => page(each, 501)) }],
  ["403 for whom it does not let in", { reply: ofStatus(401, () => ({ status: 403, headers: {}, body: "" })) }],
  [
    "a challenge in small letters, among others",
    {
      reply: ofStatus(401, (each) => ({
        ...each,
        headers: { "www-authenticate": 'negotiate, basic realm="x", bearer error="invalid_token"' },
      })),
    },
  ],
  [
    "a refusal as problem+json where its body is not described",
    {
      reply: ofStatus(415, (each) => ({
        ...each,
        headers: { "content-type": "application/problem+json" },
        body: "{}",
      })),
    },
  ],
  [
    "more members of an object that is open",
    { reply: ofStatus(400, (each) => ({ ...each, body: '{"code":7,"message":"no"}' })) },
  ],
  [
    "406 for what it does not write",
    {
      reply: (each, { headers }) =>
        /nobody/.test(headers.accept ?? "") && each.status < 300 ? { status: 406, headers: {}, body: "" } : each,
    },
  ],
  [
    "indented JSON with escaped letters",
    {
      reply: text(
        (body) => JSON.stringify(JSON.parse(body), undefined, 2).replaceAll("Rex", "R\\u0065x"),
        "application/json",
      ),
    },
  ],
  [
    "XML with a declaration, comments, CDATA and blanks",
    {
      reply: text(
        (body) =>
          `<?xml version="1.0" encoding="UTF-8"?>\n<!-- pets -->${body.replaceAll("><", ">\n<").replaceAll("Rex", "<![CDATA[Rex]]>")}\n`,
        "application/xml",
      ),
    },
  ],
  [
    "answers in pieces",
    {
      send: ({ body, headers, status }, response) => {
        response.writeHead(status, headers);
        for (const piece of body.match(/.{1,7}/gsu) ?? []) response.write(piece);
        response.end();
      },
    },
  ],
  [
    "answers that are packed without being asked for",
    {
      send: ({ body, headers, status }, response) => {
        response
          .writeHead(status, body === "" ? headers : { ...headers, "content-encoding": "gzip" })
          .end(body === "" ? body : gzipSync(body));
      },
    },
  ],
  [
    "answers that take their time",
    {
      send: ({ body, headers, status }, response) => {
        setTimeout(() => response.writeHead(status, headers).end(body), 5);
      },
    },
  ],
  ["connections that end with each answer", { reply: withHeaders({ connection: "close" }) }],
];

function reversed(headers: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(headers)
      .reverse()
      .map(([name, value]) => [name.toUpperCase(), value]),
  );
}

function page(reply: Reply, status: number): Reply {
  return {
    ...reply,
    status,
    headers: { ...reply.headers, "content-type": "text/html" },
    body: "<!DOCTYPE html><h1>No</h1>",
  };
}

const names = variations.map(([what]) => what);

/** Those that can be together: each of one kind, one after the other. */
const together = [
  ["a server as it is described"],
  ["headers in another order", "more headers", "a weak ETag", "connections", "406", "more members", "indented JSON"],
  ["a charset in capitals", "a 404 in other words", "403", "XML with", "answers in pieces"],
  ["a charset in quotes", "a 404 that is a page", "404 in place", "a challenge", "answers that are packed"],
  ["a media type in capitals", "a 404 without", "501", "a refusal as problem+json", "answers that take"],
].map((beginnings) => variations.filter(([what]) => beginnings.some((each) => what.startsWith(each))));

test("Every variation is tried.", () => {
  expect(
    together
      .flat()
      .map(([what]) => what)
      .sort(),
  ).toEqual([...names].sort());
});

test.each(together.map((group) => [group.map(([what]) => what).join("; "), group] as const))(
  "Nothing is held against %s.",
  async (_what, group) => {
    const replies = group.flatMap(([, { reply }]) => reply ?? []);
    const sends = group.flatMap(([, { send }]) => send ?? []);
    const { cases, findings } = await judgePets({
      reply: (first, request) => replies.reduce((reply, change) => change(reply, request), first),
      ...(sends[0] === undefined ? {} : { send: sends[0] }),
    });
    expect(
      findings.map(({ case: id, check, expected, found, message }) => [id, check, message, expected, found]),
    ).toEqual([]);
    const unknown = cases.filter(({ leftOut, status }) => status === "not-checked" && leftOut !== true);
    expect(unknown.map(({ id, reason }) => [id, reason])).toEqual([]);
    expect(cases.filter(({ status }) => status === "passed").length).toBeGreaterThan(150);
  },
);
