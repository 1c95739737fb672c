import { availableParallelism } from "node:os";
import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";
import { programProject, slowProject } from "./test/separate-projects.ts";

const [major = 0, minor = 0] = process.versions.node.split(".").map(Number);
if (major < 24 || (major === 24 && minor < 18)) {
  throw new Error(
    `Node.js 24.18 or later is needed, this is ${process.version}: run "pnpm install", or install Node.js 24`,
  );
}

const project = (name: string, root: string, isolate = false) => ({
  extends: true as const,
  // Files of one project share a process and what it has imported, which saves a third of the time.
  test: { name, root, isolate, include: ["**/*.test.ts"], exclude: ["**/node_modules/**", "**/*.*.test.ts"] },
});

export default defineConfig({
  test: {
    // Nothing here measures time; on a loaded machine a test may take long without being wrong.
    testTimeout: 300_000,
    hookTimeout: 300_000,
    // One more than there are cores, for many tests wait for a job, a program or a download.
    maxWorkers: availableParallelism() + 1,
    // What tests start reads the same sources again and again; compiled once, a start takes two thirds of its time.
    env: { NODE_COMPILE_CACHE: fileURLToPath(new URL("node_modules/.cache/compiled", import.meta.url)) },
    projects: [
      project("openapi", "openapi/test"),
      project("openapi-codec", "packages/openapi-codec/test"),
      // Its tests listen to the process for errors that nobody handles, and measure its memory.
      project("client", "packages/client/test", true),
      project("sandbox", "packages/sandbox/test"),
      project("contract-tests", "packages/contract-tests/test"),
      project("cli", "packages/cli/test"),
      project("interop", "interop/test"),
      project("docs", "docs/test"),
      project("repository", "test", true),
      slowProject("acceptance"),
      programProject({
        name: "browser",
        what: "a browser",
        programs: ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"],
        variable: "CHROMIUM_PATH",
        debianPackage: "chromium",
      }),
      programProject({
        name: "redis",
        what: "a Redis server",
        programs: ["redis-server", "valkey-server"],
        variable: "REDIS_SERVER_PATH",
        debianPackage: "redis-server",
      }),
      programProject({
        name: "cc",
        what: "a C compiler on Linux",
        programs: process.platform === "linux" ? ["cc", "gcc", "clang"] : [],
        variable: "CC_PATH",
        debianPackage: "gcc libc6-dev",
      }),
      programProject({
        name: "postgres",
        what: "a PostgreSQL server",
        programs: ["postgres"],
        elsewhere: "/usr/lib/postgresql/*/bin/postgres",
        variable: "POSTGRES_PATH",
        debianPackage: "postgresql",
      }),
    ],
  },
});
