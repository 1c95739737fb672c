import { defineConfig } from "vitest/config";

const [major = 0, minor = 0] = process.versions.node.split(".").map(Number);
if (major < 24 || (major === 24 && minor < 18)) {
  throw new Error(
    `Node.js 24.18 or later is needed, this is ${process.version}: run "pnpm install", or install Node.js 24`,
  );
}

const project = (name: string, root: string) => ({
  extends: true as const,
  test: { name, root, include: ["**/*.test.ts"], exclude: ["**/node_modules/**"] },
});

export default defineConfig({
  test: {
    // Nothing here measures time; on a loaded machine a test may take long without being wrong.
    testTimeout: 30_000,
    hookTimeout: 120_000,
    // The default leaves a core free; with two cores that means one file after the other, in nearly twice the time.
    maxWorkers: "100%",
    projects: [
      project("openapi", "openapi/test"),
      project("client", "packages/client/test"),
      project("sandbox", "packages/sandbox/test"),
      project("contract-tests", "packages/contract-tests/test"),
      project("interop", "interop/test"),
      project("docs", "docs/test"),
      project("repository", "test"),
    ],
  },
});
