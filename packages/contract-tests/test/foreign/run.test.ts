import { spawn } from "node:child_process";
import { once } from "node:events";
import { writeFileSync } from "node:fs";
import type { IncomingMessage, ServerResponse } from "node:http";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { loadContract, runContract } from "../../src/index.ts";
import type { Report } from "../../src/report/report.ts";
import { makeFolder } from "../commands/surroundings.ts";
import { serve } from "../proxy/serve.ts";

const cli = fileURLToPath(new URL("../../src/cli.ts", import.meta.url));

const animal = { $ref: "#/components/schemas/Animal" };
const description = {
  openapi: "3.0.3",
  info: { title: "Shelter", version: "1" },
  paths: {
    "/animals/{id}": {
      get: {
        operationId: "getAnimal",
        security: [{ token: [] }],
        parameters: [{ name: "id", in: "path", required: true, schema: { type: "string" } }],
        responses: {
          200: {
            description: "Found",
            content: { "application/json": { schema: animal }, "application/xml": { schema: animal } },
          },
          401: { description: "Denied" },
          404: { description: "Unknown" },
        },
      },
    },
    "/animals": {
      post: {
        operationId: "addAnimal",
        requestBody: {
          required: true,
          content: { "application/json": { schema: animal, examples: { rex: { value: { name: "Rex" } } } } },
        },
        responses: { 201: { description: "Added", content: { "application/json": { schema: animal } } } },
      },
    },
  },
  components: {
    securitySchemes: { token: { type: "http", scheme: "bearer" } },
    schemas: {
      Animal: {
        type: "object",
        required: ["name"],
        properties: { name: { type: "string" } },
        xml: { name: "animal" },
      },
    },
  },
};
const contract = loadContract(description);

interface Habits {
  readonly json?: string;
  readonly xml?: string;
  readonly asksForToken?: boolean;
  readonly added?: number;
  readonly refusal?: number;
}

/** A server that answers as HTTP lets it: HEAD and OPTIONS without being described, no charset, 404 or 501 for a method. */
async function serveAnimals({
  json = '{"name":"Rex"}',
  xml = "<animal><name>Rex</name></animal>",
  asksForToken = true,
  added = 201,
  refusal = 405,
}: Habits): Promise<{ url: string }> {
  return serve((request: IncomingMessage, response: ServerResponse) => {
    const isOne = /^\/animals\/[^/]+$/.test(request.url ?? "");
    const taken = isOne ? "GET" : "POST";
    const answer = (status: number, type: string, body: string) =>
      response.writeHead(status, { "content-type": type }).end(body);
    if (request.method === "OPTIONS") return response.writeHead(204).end();
    if (request.method !== taken) return response.writeHead(refusal, { allow: taken }).end();
    if (!isOne) return answer(added, "application/json", json);
    if (asksForToken && request.headers.authorization !== "Bearer good") {
      return response.writeHead(401, { "www-authenticate": "Bearer" }).end();
    }
    return request.headers.accept?.includes("xml")
      ? answer(200, "application/xml", xml)
      : answer(200, "application/json", json);
  });
}

async function judgeServer(habits: Habits): Promise<Report> {
  const { url } = await serveAnimals(habits);
  return runContract({ baseUrl: url, token: "good" }, { contract });
}

test.each([
  [{}, 0],
  [{ json: '{"name":1}' }, 1],
])("The command judges by the document that it is given: %j", async (habits, expected) => {
  const { url } = await serveAnimals(habits);
  const folder = makeFolder();
  writeFileSync(join(folder, "animals.json"), JSON.stringify(description));
  const program = [cli, "run", "--base-url", url, "--description", "animals.json"];
  const child = spawn(process.execPath, program, { cwd: folder, env: { ...process.env, STARFISH_TOKEN: "good" } });
  let output = "";
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (chunk) => (output += String(chunk)));
  const [code] = await once(child, "close");
  expect(code, output).toBe(expected);
});

test.each([{}, { refusal: 404 }, { refusal: 501 }])(
  "A healthy server of another description has no findings: %j",
  async (habits) => {
    const { cases, findings } = await judgeServer(habits);
    expect(findings).toEqual([]);
    expect(new Set(cases.map(({ operation }) => operation))).toEqual(new Set(["getAnimal", "addAnimal"]));
    expect(cases.filter(({ status }) => status === "passed").length).toBeGreaterThan(10);
  },
);

test.each([
  ["a wrong type in JSON", { json: '{"name":1}' }, "response-body-matches-schema"],
  ["a missing member in XML", { xml: "<animal/>" }, "response-body-matches-schema"],
  ["another root in XML", { xml: "<pet><name>Rex</name></pet>" }, "response-body-well-formed"],
  ["an operation that is open to everyone", { asksForToken: false }, "missing-token-refused"],
  ["a status that is not described", { added: 299 }, "status-expected"],
  ["a method that is taken in silence", { refusal: 200 }, "wrong-method-refused"],
])("Planted and found: %s", async (_what, habits, check) => {
  const { findings } = await judgeServer(habits);
  expect(findings.map((finding) => finding.check)).toContain(check);
});
