import { readFileSync, writeFileSync } from "node:fs";
import { afterAll, describe, expect, test } from "vitest";
import { bundle } from "./bundle.ts";
import { createProject } from "./pack-client.ts";

const project = await createProject();
afterAll(project.remove);
const readme = new URL("../../README.md", import.meta.url);

const runs = `
  import { createClient } from "@starfish-api/client";
  const starfish = createClient({ credentials: { username: "ada", password: "secret" }, mediaType: "application/xml" });
  console.log(await starfish.runJob({ projectID: "p", jobID: "j" }));
`;
const webhooks = `${runs}
  import { createMemoryStore, createWebhookHandler, createWebhookUrl, toNodeListener } from "@starfish-api/client";
  const store = createMemoryStore();
  const secret = "at least 16 bytes";
  const handler = createWebhookHandler({ secret, store, confirmWith: starfish, onRun: console.log });
  console.log(toNodeListener(handler), await createWebhookUrl({ url: "https://my.example", runID: "r", secret }));
`;
const api = `${runs}
  import { createApi } from "@starfish-api/client/api";
  console.log(createApi(starfish));
`;

/** Of the code of a client with JSON, XML, forms and runs. The table is data that grows with the API, and is left out. */
const ceiling = 44_000;

describe("the size of what a user's program loads, minified and gzipped", () => {
  const rows: string[] = [];

  async function report(use: string, program: string): Promise<number> {
    const { bytes, inputs } = await bundle(program, project.folder);
    const { bytes: code } = await bundle(program, project.folder, { withoutTable: true });
    const largest = inputs.slice(0, 8).map(({ path, bytes }) => `${bytes} ${path.replace(/.*node_modules\//, "")}`);
    console.info(`${use}: ${code} bytes of code, ${bytes} with the table; the largest inputs: ${largest.join(", ")}`);
    rows.push(`| ${use} | ${kilobytes(code)} | ${kilobytes(bytes)} |\n`);
    expect(code).toBeLessThan(bytes);
    return code;
  }

  test(`is at most ${ceiling} bytes of code for JSON, XML, forms and runs`, async () => {
    expect(await report("JSON, XML and forms, credentials, retries, `runJob`", runs)).toBeLessThanOrEqual(ceiling);
  });

  test.each([
    { use: "webhooks too", program: webhooks },
    { use: "`createApi` too, openapi-fetch included", program: api },
  ])("is reported for $use", async ({ use, program }) => {
    await report(use, program);
  });

  test("is in the README, which is written with STARFISH_WRITE=1", () => {
    const page = readFileSync(readme, "utf8");
    const marked = /(<!-- sizes: begin -->\n).*?(<!-- sizes: end -->)/s;
    expect(page).toMatch(marked);
    const table = `| a program with | code | with the table |\n|---|---:|---:|\n${rows.join("")}`;
    if (process.env["STARFISH_WRITE"] === undefined) return;
    writeFileSync(
      readme,
      page.replace(marked, (_, begin: string, end: string) => begin + table + end),
    );
  });
});

const kilobytes = (bytes: number): string => `${(bytes / 1000).toFixed(1)} kB`;
