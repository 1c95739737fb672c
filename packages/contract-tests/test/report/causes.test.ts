import { expect, test } from "vitest";
import { listCauses } from "../../src/report/causes.ts";
import { described, inJson, json, judgeDocument, type Said, taking } from "../foreign/judge-document.ts";

const thing = {
  type: "object",
  required: ["id", "name"],
  properties: { id: { type: "integer", minimum: 1 }, name: { type: "string", maxLength: 9 } },
};
const refused = { description: "" };
const security = [{ key: [] }];
const body = { required: true, content: inJson(thing) };
const page = { name: "page", in: "query", schema: { type: "integer", minimum: 1, maximum: 9 } };
const document = {
  components: { securitySchemes: { key: { type: "apiKey", in: "header", name: "Key" } } },
  security,
  paths: {
    "/things": {
      get: {
        operationId: "list",
        parameters: [page],
        responses: { 200: described(inJson({ type: "array", items: thing })), 400: refused, 401: refused },
      },
      post: {
        operationId: "add",
        requestBody: body,
        responses: { 201: described(inJson(thing)), 400: refused, 401: refused },
      },
      put: { operationId: "set", requestBody: body, responses: { 202: refused, 400: refused, 401: refused } },
    },
  },
};
const right = { id: 1, name: "a" };
const isThing = ({ id, name }: { readonly id?: unknown; readonly name?: unknown }): boolean =>
  Number.isInteger(id) && (id as number) >= 1 && typeof name === "string" && name.length <= 9;

interface Mistakes {
  readonly open?: boolean;
  readonly page?: boolean;
  readonly id?: unknown;
  readonly added?: number;
}

/** The causes that are found where a server makes these mistakes, and no others. */
async function causesOf({ open, page: takesAnyPage, id = 1, added = 201 }: Mistakes) {
  const guarded =
    (route: (asked: never) => Said) =>
    (asked: { readonly request: { readonly headers: object } }): Said =>
      open === true || (asked.request.headers as { key?: string }).key === "api-key-1234"
        ? route(asked as never)
        : { status: 401, headers: { "www-authenticate": "Key" } };
  const report = await judgeDocument(
    document,
    {
      "GET /things": guarded(({ url }: { readonly url: URL }) => {
        const number = url.searchParams.get("page") ?? "1";
        return takesAnyPage === true || /^[1-9]$/.test(number) ? json([{ ...right, id }]) : { status: 400 };
      }),
      "POST /things": guarded(taking(isThing, json({ ...right, id }, added)) as never),
      "PUT /things": guarded(taking(isThing, { status: 202 }) as never),
    },
    undefined,
    { apiKey: "api-key-1234" },
  );
  return listCauses(report).map(({ check, example }) => `${check}: ${example.message}`);
}

const status = "status-expected: The status is not the one that this request leads to";

test.each<[what: string, mistakes: Mistakes, causes: string[]]>([
  ["nothing", {}, []],
  ["that nobody is denied", { open: true }, ["missing-token-refused: The request without credentials was not denied"]],
  ["one good status for another", { added: 200 }, [status]],
  ["a parameter that is not looked at", { page: true }, [status]],
  [
    "a wrong type, a wrong status and a parameter",
    { id: "1", added: 200, page: true },
    [expect.stringMatching(/^response-body-matches-schema: .*\/id must be integer/), status, status],
  ],
])("Each mistake is one cause: %s", async (_what, mistakes, causes) => {
  expect((await causesOf(mistakes)).sort()).toEqual(causes);
});
