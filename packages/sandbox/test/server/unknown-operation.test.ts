import { expect, test } from "vitest";
import { createBudget } from "../../src/budget.ts";
import { createManualClock } from "../../src/clock.ts";
import { answerAsResponse } from "../../src/front/fetch-answer.ts";
import { requestFrom } from "../../src/front/fetch-request.ts";
import { createServer } from "../../src/server/server.ts";
import type { ServerSettings } from "../../src/server/server-settings.ts";
import { type DescribedOperation, type Description, loadDescription } from "../../src/wire/description.ts";
import { createCapturedControllers } from "../captured-controllers.ts";

const published = loadDescription();
const getResults = published.operations.find(({ id }) => id === "getResults");

/** Without what the description may have learned since. */
const known = published.operations.filter(({ id }) =>
  ["executeJob", "executeJobAsync", "getResults", "postWebhook"].includes(id),
);

const deleteResults: DescribedOperation = {
  id: "deleteResults",
  method: "DELETE",
  path: "/v1/Results/{id}",
  security: "required",
  required: [{ name: "id", in: "path" }],
  request: undefined,
  success: {
    status: 200,
    content: {
      "application/json": { examples: { two: { value: { rows: 2, text: "\u2028" } } } },
      "application/xml": { examples: { two: { value: "<deleted>2</deleted>" } } },
      "text/xml": {},
    },
  },
};

async function serve(
  operation: DescribedOperation,
  method: string,
  path: string,
  headers: Record<string, string> = {},
  body?: string,
) {
  const description: Description = { ...published, operations: [...known, operation] };
  const serveCall = createServer({
    description,
    controllers: createCapturedControllers(() => undefined),
    tokens: { issue: () => undefined, accepts: (token) => token === "good", revoke: () => undefined },
  });
  const request = requestFrom(
    new Request(`http://host${path}`, {
      method,
      headers: { authorization: "Bearer good", ...headers },
      ...(body === undefined ? {} : { body }),
    }),
    { maxBytes: 2 ** 22, budget: createBudget("bytes of bodies", 2 ** 22) },
  );
  const settings: ServerSettings = {
    modelState: "checked",
    authentication: "required",
    webhookAuthentication: "none",
    ignoredRules: [],
    newtonsoft: 6,
  };
  const reply = await serveCall({ request, settings, faults: [], signal: new AbortController().signal });
  return answerAsResponse({ reply, transport: {} }, createManualClock(), request.method);
}

test.each([
  ["application/json", '{"rows":2,"text":"\\u2028"}'],
  ["application/xml", "<deleted>2</deleted>"],
])(
  "an operation that the sandbox does not know answers %s with the description's example, and says so",
  async (accept, body) => {
    const response = await serve(deleteResults, "DELETE", "/v1/results/r", { accept });
    expect([response.status, await response.text()]).toEqual([200, body]);
    expect(response.headers.get("content-type")).toBe(`${accept}; charset=utf-8`);
    expect(response.headers.get("x-sandbox")).toBe("example");
  },
);

test("it asks for a token as the others do", async () => {
  expect((await serve(deleteResults, "DELETE", "/v1/Results/r", { authorization: "" })).status).toBe(401);
});

test("a wrong method is refused with all that the address takes", async () => {
  const response = await serve(deleteResults, "PUT", "/v1/Results/r");
  expect([response.status, response.headers.get("allow")]).toEqual([405, "GET, DELETE"]);
});

test("the other operation of the address answers as before", async () => {
  const response = await serve(deleteResults, "GET", "/v1/Results/empty");
  expect([response.headers.get("x-sandbox"), await response.text()]).toEqual([null, "[]"]);
});

test("without an example there is a sentence in place of a guess", async () => {
  const response = await serve(deleteResults, "DELETE", "/v1/Results/r", { accept: "text/xml" });
  expect(response.status).toBe(501);
  expect(await response.text()).toContain(
    "deleteResults does, and the description has no example of its answer in text/xml",
  );
});

test("an answer without a body has none", async () => {
  const silent = { ...deleteResults, success: { status: 204, content: undefined } };
  const response = await serve(silent, "DELETE", "/v1/Results/r");
  expect([response.status, await response.text()]).toEqual([204, ""]);
});

test.each(["/v1/Results/r/Rows/7", "/V1/results/r/rows/%C3%A9"])(
  "an address of any shape is found: %s",
  async (path) => {
    const operation = { ...deleteResults, path: "/v1/Results/{id}/Rows/{row}" };
    expect((await serve(operation, "DELETE", path)).status).toBe(200);
    expect((await serve(operation, "DELETE", `${path}/more`)).status).toBe(404);
  },
);

test("a body is read and refused by the description, as that of a start is", async () => {
  const request = published.operations.find(({ id }) => id === "executeJobAsync")?.request;
  const operation = { ...deleteResults, method: "PUT", path: "/v1/Plans", required: [], request };
  const send = (body: string, type = "application/json") =>
    serve(operation, "PUT", "/v1/Plans", { "content-type": type }, body);
  expect((await send('{"runID":"r","projectID":"p","jobID":"j"}')).status).toBe(200);
  expect(await (await send("{}")).json()).toMatchObject({
    ModelState: { "request.runID": ["The runID field is required."] },
  });
  expect((await send("x", "text/plain")).status).toBe(415);
});

test("where one operation takes an id and another does not, the id decides", async () => {
  const operation = { ...deleteResults, method: "POST", path: "/v1/Results", required: [] };
  expect((await serve(operation, "POST", "/v1/Results")).status).toBe(200);
  expect((await serve(operation, "POST", "/v1/Results/r")).headers.get("allow")).toBe("GET");
  expect((await serve(operation, "GET", "/v1/Results")).headers.get("allow")).toBe("POST");
});

test("a body of another shape is not looked at", async () => {
  const request = { "application/json": { schema: { type: "array" } } };
  const operation = { ...deleteResults, method: "PUT", path: "/v1/Plans", required: [], request };
  expect((await serve(operation, "PUT", "/v1/Plans", { "content-type": "application/json" }, "[1]")).status).toBe(200);
});

test("the description's own operations are read with their parameters and answers", () => {
  expect(getResults).toMatchObject({
    method: "GET",
    security: "required",
    required: [{ name: "id", in: "path" }],
    request: undefined,
    success: { status: 200 },
  });
});
