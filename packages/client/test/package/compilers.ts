import { join } from "node:path";
import { fileURLToPath } from "node:url";

const client = fileURLToPath(new URL("../..", import.meta.url));

/** The oldest TypeScript that is supported, the last one in JavaScript, and today's. */
export const compilers = [
  { version: "5.4", path: join(client, "node_modules/typescript-5.4/bin/tsc") },
  { version: "5.9", path: join(client, "node_modules/typescript-5.9/bin/tsc") },
  { version: "7", path: join(client, "../../node_modules/typescript/bin/tsc") },
];
