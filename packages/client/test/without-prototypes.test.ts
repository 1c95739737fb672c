import { expect, test } from "vitest";
import { createApi } from "../src/api.ts";
import { createClient, type HttpError, type StarfishClient } from "../src/index.ts";

const own = '"__proto__":{"isAdmin":true}';

/** Answers in which somebody named a member `__proto__`, and the objects that come of them. */
const answers: Readonly<Record<string, readonly [number, string, (client: StarfishClient) => Promise<unknown[]>]>> = {
  "a row": [200, `[{"runID":"r",${own}}]`, async (client) => [...((await client.getResults("r")) ?? [])]],
  "a member of a row": [
    200,
    `[{"runID":"r","more":[{${own}}]}]`,
    async (client) => (Object(await client.getResults("r"))[0] as { more: unknown[] }).more,
  ],
  "a result": [
    200,
    `{"runID":"r",${own}}`,
    async (client) => [await client.executeJob({ projectID: "p", jobID: "j" })],
  ],
  "an error": [
    400,
    `{"Message":"no",${own},"ModelState":{"__proto__":["no"]}}`,
    async (client) => {
      const { body } = (await client.getResults("r").catch((error: unknown) => error)) as HttpError;
      return [body, Object(body).ModelState];
    },
  ],
  "an answer of createApi": [
    200,
    `[{"runID":"r",${own}}]`,
    async (client) => {
      const { data } = await createApi(client).GET("/v1/Results/{id}", { params: { path: { id: "r" } } });
      return [...(data ?? [])];
    },
  ],
};

test.each(Object.entries(answers))("a member of %s named __proto__ reaches nobody's prototype", async (_, answer) => {
  const [status, body, call] = answer;
  const fetch = async () => new Response(body, { status, headers: { "Content-Type": "application/json" } });
  const objects = await call(createClient({ baseUrl: "http://starfish.test", fetch }));
  expect(objects.length).toBeGreaterThan(0);
  for (const object of objects) {
    expect(Object.keys(object as object)).not.toContain("__proto__");
    expect(Object.getPrototypeOf(Object.assign({}, object))).toBe(Object.prototype);
  }
});
