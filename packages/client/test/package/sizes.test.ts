import { afterAll, describe, expect, test } from "vitest";
import { bundle } from "./bundle.ts";
import { createProject } from "./pack-client.ts";

const project = await createProject();
afterAll(project.remove);

const json = `
  import { createClient } from "@starfish-api/client";
  const starfish = createClient({ credentials: { username: "ada", password: "secret" }, maxRetries: 3 });
  console.log(await starfish.runJob({ projectID: "p", jobID: "j" }));
`;
const webhooks = `${json}
  import { createMemoryStore, createWebhookHandler, createWebhookUrl, toNodeListener } from "@starfish-api/client";
  const store = createMemoryStore();
  const handler = createWebhookHandler({ secret: "s", store, confirmWith: starfish, onRun: console.log });
  console.log(toNodeListener(handler), await createWebhookUrl({ url: "https://my.example", runID: "r", secret: "s" }));
`;

/** Ceilings just above what is measured: a program may become smaller, and does not grow unseen. */
describe("the size of a user's program, minified and gzipped, in bytes", () => {
  test.each([
    { use: "JSON alone, with credentials, retries and runJob", program: json, part: "atStart", limit: 14_200 },
    { use: "XML too", program: json, part: "inAll", limit: 20_200 },
    { use: "XML and webhooks too", program: webhooks, part: "inAll", limit: 21_500 },
  ] as const)("is at most $limit for $use", async ({ use, program, part, limit }) => {
    const found = await bundle(program, project.folder);
    const largest = found.inputs
      .slice(0, 8)
      .map(({ path, bytes }) => `${bytes} ${path.replace(/.*node_modules\//, "")}`);
    console.info(`${use}: ${found[part]} of ${limit} bytes; the largest inputs, minified: ${largest.join(", ")}`);
    expect(found[part]).toBeLessThanOrEqual(limit);
  });

  test("the XML codec is not loaded at the start", async () => {
    const { atStart, inAll } = await bundle(json, project.folder);
    expect(inAll - atStart).toBeGreaterThan(3000);
  });
});
