import { existsSync, globSync, readFileSync, realpathSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { parse } from "yaml";

const root = fileURLToPath(new URL("..", import.meta.url));

interface Step {
  readonly uses?: string;
  readonly run?: string;
}
interface Workflow {
  readonly permissions: unknown;
  readonly jobs: Readonly<
    Record<string, { readonly permissions?: Readonly<Record<string, string>>; readonly steps: readonly Step[] }>
  >;
}

const workflows = globSync(".github/workflows/*.yml", { cwd: root }).map((path) => {
  const text = readFileSync(join(root, path), "utf8");
  return { path, text, workflow: parse(text) as Workflow };
});

describe.each(workflows)("$path", ({ text, workflow }) => {
  test("takes actions by the hash of a commit, and names the version", () => {
    const uses = [...text.matchAll(/uses: (.*)/g)].map(([, action]) => action);
    expect(uses.length).toBeGreaterThan(0);
    for (const action of uses) expect(action).toMatch(/^[\w./-]+@[\da-f]{40} # v\d+\.\d+\.\d+$/);
  });

  test("may only read where a job does not ask for more", () => {
    expect(workflow.permissions).toEqual({ contents: "read" });
  });

  test("has no long-lived token of npm", () => {
    expect(text).not.toMatch(/NPM_TOKEN|NODE_AUTH_TOKEN/);
  });

  test("installs and builds nothing where something may be published, and writes nothing where something is tested", () => {
    for (const { permissions = {}, steps } of Object.values(workflow.jobs)) {
      const commands = steps.flatMap(({ run = [] }) => run).join("\n");
      if ("id-token" in permissions) {
        expect(Object.keys(permissions)).toEqual(["id-token"]);
        expect(commands).not.toMatch(/\b(?:pnpm|npx|corepack|npm (?:ci|i|install)|\.ci\/run|node )\b/);
        expect(steps.filter(({ uses = "" }) => uses.startsWith("actions/checkout"))).toEqual([]);
      }
      if (commands.includes(".ci/run")) expect(permissions).toEqual({});
    }
  });
});

interface Manifest {
  readonly name: string;
  readonly private?: boolean;
  readonly scripts?: Readonly<Record<string, string>>;
  readonly dependencies?: Readonly<Record<string, string>>;
}

const published = globSync(["openapi/package.json", "packages/*/package.json"], { cwd: root })
  .map((path) => ({ folder: join(root, dirname(path)), manifest: readManifest(join(root, dirname(path))) }))
  .filter(({ manifest }) => manifest.private !== true);

function readManifest(folder: string): Manifest {
  return JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
}

/** The folders of all that is installed with a package, itself included, as pnpm has them: each sees its own dependencies. */
function installedWith(folder: string, seen: Set<string> = new Set()): ReadonlySet<string> {
  if (seen.has(folder)) return seen;
  seen.add(folder);
  for (const name of Object.keys(readManifest(folder).dependencies ?? {})) {
    installedWith(realpathSync(findInstalled(folder, name)), seen);
  }
  return seen;
}

function findInstalled(folder: string, name: string): string {
  const path = join(folder, "node_modules", name);
  if (existsSync(path)) return path;
  const parent = dirname(folder);
  if (parent === folder) throw new Error(`${name} is not installed`);
  return findInstalled(parent, name);
}

describe.each(published)("$manifest.name", ({ folder }) => {
  test("runs no script when it is installed, and neither does anything that is installed with it", () => {
    const scripts = [...installedWith(folder)].flatMap((each) => {
      const { name, scripts = {} } = readManifest(each);
      return Object.keys(scripts).flatMap((script) =>
        /^(?:pre|post)?install$/.test(script) ? `${name}: ${script}` : [],
      );
    });
    expect(scripts).toEqual([]);
  });

  test("carries its changes", () => {
    const { files } = JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
    expect(files).toContain("CHANGELOG.md");
  });
});
