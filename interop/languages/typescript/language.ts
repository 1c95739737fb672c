import type { Language } from "../../language.ts";

export const typescript: Language = {
  id: "typescript",
  name: "TypeScript",
  generator: "@hey-api/openapi-ts 0.99.0 (client-fetch)",
  tools: [{ command: "npm", install: "package npm, Node.js 22 or later" }],
  descriptions: { "description.json": "starfish.v1.json" },
  build: [
    { command: "npm", args: ["ci", "--silent", "--no-audit", "--no-fund"] },
    {
      command: "node_modules/.bin/openapi-ts",
      args: ["-i", "description.json", "-o", "api", "-c", "@hey-api/client-fetch"],
    },
    { command: "node_modules/.bin/tsc", args: [] },
  ],
  programs: { "application/json": { command: "node_modules/.bin/tsx", args: ["main.ts"] } },
  limits: [
    {
      limit: "It neither writes nor reads XML.",
      remedy: "Use JSON, or `@starfish-api/client`.",
    },
    {
      limit: "`postWebhook` sends `Content-Type: */*`, which is not a media type.",
      remedy: "Give the header in the call's options.",
    },
  ],
};
