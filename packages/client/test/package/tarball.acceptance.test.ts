import { execFile } from "node:child_process";
import { globSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";
import { afterAll, describe, expect, test } from "vitest";
import { nodeOf, nodeVersions } from "./node-versions.ts";
import { createProject } from "./pack-client.ts";

const execute = promisify(execFile);
const project = await createProject();
afterAll(project.remove);

describe("the tarball", () => {
  test("holds the built package and its sources, and nothing else", () => {
    const files = globSync("**/*.*", { cwd: project.package });
    const foreign = files.filter(
      (file) => !/^(cjs|dist|src)\/|^(CHANGELOG\.md|LICENSE|README\.md|package\.json)$/.test(file),
    );
    expect(foreign).toEqual([]);
    expect(files.filter((file) => /test|\.tsbuildinfo$/.test(file))).toEqual([]);
    expect(files).toEqual(
      expect.arrayContaining([
        "cjs/index.js",
        "cjs/index.d.ts",
        "cjs/package.json",
        "dist/index.js",
        "dist/index.d.ts",
        "dist/api.js",
        "dist/api.d.ts",
        "dist/codec.js",
        "dist/codec.d.ts",
      ]),
    );
  });

  test("has exports that point at what is built, and versions in place of the workspace's words", () => {
    const { exports, dependencies } = JSON.parse(readFileSync(join(project.package, "package.json"), "utf8"));
    expect(Object.keys(exports["."])).toEqual(["module-sync", "import", "require"]);
    expect(JSON.stringify(dependencies)).not.toMatch(/catalog:|workspace:/);
  });
});

describe.each([...nodeVersions, process.versions.node])("Node.js %s", (version) => {
  const body = `
    const request = { runID: "r", projectID: "p", jobID: "j" };
    const answer = { runID: "r", started: true, error: null };
    const isXml = encode("execJobAsyncRequest", request, "application/xml").includes("<jobID>j</jobID>");
    const statuses = [];
    const starfish = createClient({
      fetch: async () => Response.json(answer),
      credentials: { token: "t" },
      onExchange: ({ status }) => statuses.push(status),
    });
    async function main() {
      const options = { mediaType: "application/xml", signal: new AbortController().signal };
      const { started } = await starfish.executeJobAsync(request, options);
      const { done } = await starfish.runJobs([]).next();
      const url = await createWebhookUrl({ url: "https://my.test", runID: "r", secret: "at least 16 bytes" });
      const isSigned = url.includes("starfish-signature=");
      console.log(process.versions.node.split(".")[0], started, isXml, typeof createApi(starfish).POST);
      console.log(...statuses, done, isSigned);
    }
    main();`;
  const expected = `${version.split(".")[0]} true true function\n200 true true\n`;

  test("runs it by import", async () => {
    const imports = `import { createClient, createWebhookUrl } from "@starfish-api/client"; import { createApi } from "@starfish-api/client/api"; import { encode } from "@starfish-api/client/codec";`;
    expect(await runFile("program.mjs", imports + body)).toBe(expected);
  });

  test("runs it by require", async () => {
    const imports = `const { createClient, createWebhookUrl } = require("@starfish-api/client"); const { createApi } = require("@starfish-api/client/api"); const { encode } = require("@starfish-api/client/codec");`;
    expect(await runFile("program.cjs", imports + body)).toBe(expected);
  });

  async function runFile(name: string, text: string): Promise<string> {
    const file = join(project.folder, name);
    writeFileSync(file, text);
    const path = version === process.versions.node ? process.execPath : await nodeOf(version);
    const { stdout } = await execute(path, [file]);
    return stdout;
  }
});

/** What a program prints that is run beside the package. */
async function printed(program: string): Promise<string> {
  writeFileSync(join(project.folder, "program-beside.mjs"), program);
  const { stdout } = await execute(process.execPath, [join(project.folder, "program-beside.mjs")]);
  return stdout.trim();
}

/** A run whose start is refused twice, for its token and for now, and whose Results say nothing, fail and go on first. */
const run = (mediaType: string) => `
  import { createClient } from "@starfish-api/client";
  const isXml = ${JSON.stringify(mediaType)}.endsWith("xml");
  const start = isXml
    ? \`<execJobAsyncResponse xmlns:i="${schemaInstance}" xmlns="${contracts}"><error i:nil="true" /><runID>r</runID><started>true</started></execJobAsyncResponse>\`
    : '{"runID":"r","started":true,"error":null}';
  const rows = (status) => isXml
    ? \`<ArrayOfresultsResponse xmlns:i="${schemaInstance}" xmlns="${contracts}"><resultsResponse><deletes>0</deletes><errors>0</errors><ignores>0</ignores><inserts>1</inserts><runID>r</runID><runTime i:nil="true" /><skips>0</skips><startTime>2026-01-01T00:00:00</startTime><status>\${status}</status><totalRows>1</totalRows><updates>0</updates></resultsResponse></ArrayOfresultsResponse>\`
    : JSON.stringify([{ runID: "r", status, totalRows: 1 }]);
  const answers = {
    "/token": ["one", "another"].map((access_token) => [
      200,
      JSON.stringify({ access_token, token_type: "bearer", expires_in: 60, scope: "all" }),
      "application/json",
    ]),
    "/v1/ExecuteJobAsync": [[401, "denied"], [429, "busy"], [200, start]],
    "/v1/Results/r": [[404, "unknown"], [503, "<html>"], [200, rows("Running")], [200, rows("Complete")]],
  };
  async function fetch(request) {
    const list = answers[new URL(request.url).pathname];
    const [status, body, type = "${mediaType}; charset=utf-8"] = list.length > 1 ? list.shift() : list[0];
    return new Response(body, { status, headers: { "content-type": type, "retry-after": "0" } });
  }
  const starfish = createClient({ fetch, credentials: { username: "ada", password: "secret" }, mediaType: "${mediaType}" });
  const options = { firstPollDelay: 0, longestPollDelay: 10 };
  const [{ status }] = await starfish.runJob({ runID: "r", projectID: "p", jobID: "j", argument: "a < 'é'" }, options);
  console.log(status, answers["/v1/Results/r"].length);`;
const schemaInstance = "http://www.w3.org/2001/XMLSchema-instance";
const contracts = "http://schemas.datacontract.org/2004/07/StarfishAPI.Controllers";

describe("a run, from the tarball", () => {
  test.each(["application/json", "text/json", "application/xml", "text/xml"])("in %s", async (mediaType) => {
    expect(await printed(run(mediaType))).toBe("Complete 1");
  });

  test("that a delivery tells of", async () => {
    const program = `
      import { createWebhookHandler, createWebhookUrl } from "@starfish-api/client";
      const secret = "at least 16 bytes";
      const onRun = ({ outcome, body }) => console.log(outcome, body.log);
      const handler = createWebhookHandler({ secret, confirmWith: false, onRun });
      const url = await createWebhookUrl({ url: "https://my.test", runID: "r", secret });
      const response = await handler(new Request(url, { method: "POST", body: '{"runID":"r","log":"done"}' }));
      console.log(response.status);`;
    expect(await printed(program)).toBe("unconfirmed done\n204");
  });
});
