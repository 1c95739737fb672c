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
  const secret = "at least 16 bytes";
  const handler = createWebhookHandler({ secret, store, confirmWith: starfish, onRun: console.log });
  console.log(toNodeListener(handler), await createWebhookUrl({ url: "https://my.example", runID: "r", secret }));
`;

/** The first three limits are aims. The others are just above what is measured: a program does not grow unseen. */
describe("the size of what a user's program loads, minified and gzipped, in bytes", () => {
  test.each([
    { use: "JSON alone, with credentials, retries and runJob", program: json, loads: [], limit: 8000 },
    { use: "XML too", program: json, loads: ["usual-xml"], limit: 14_000 },
    { use: "XML and webhooks too", program: webhooks, loads: ["usual-xml", "signed-url"], limit: 17_000 },
    { use: "JSON, once something unusual was met", program: json, loads: ["unusual"], limit: 13_650 },
  ])("is at most $limit for $use", async ({ use, program, loads, limit }) => {
    const { bytes, inputs } = await bundle(program, project.folder, loads);
    const largest = inputs.slice(0, 8).map(({ path, bytes }) => `${bytes} ${path.replace(/.*node_modules\//, "")}`);
    console.info(`${use}: ${bytes} of ${limit} bytes; the largest inputs, minified: ${largest.join(", ")}`);
    expect(bytes).toBeLessThanOrEqual(limit);
  });

  test.each(["usual-xml", "unusual", "unusual-xml", "listeners", "run-jobs", "signed-url"])(
    "%s is not loaded at the start",
    async (name) => {
      const { bytes } = await bundle(json, project.folder);
      expect((await bundle(json, project.folder, [name])).bytes).toBeGreaterThan(bytes);
    },
  );
});
