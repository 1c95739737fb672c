import { globSync, readFileSync, realpathSync, statSync } from "node:fs";
import { join } from "node:path";
import { satisfies } from "semver";
import { afterAll, beforeAll, expect, test } from "vitest";
import { createProject, type Project } from "./create-project.ts";

interface Manifest {
  readonly name: string;
  readonly version: string;
  readonly engines?: { readonly node?: string };
  readonly scripts?: Readonly<Record<string, string>>;
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly peerDependenciesMeta?: Readonly<Record<string, { readonly optional?: boolean }>>;
  readonly peerDependencies?: Readonly<Record<string, string>>;
}

interface Installed {
  readonly folder: string;
  readonly manifest: Manifest;
}

let project: Project;
let tree: readonly Installed[];
beforeAll(async () => {
  project = await createProject();
  const kit = join(project.folder, "node_modules/@starfish-api/contract-tests");
  tree = [...withDependencies(kit, join(project.folder, "node_modules"), new Map()).values()];
});
afterAll(() => project.remove());

/** What an installation of the packed kit consists of: everything that it depends on, at any depth. */
function withDependencies(folder: string, shared: string, found: Map<string, Installed>): Map<string, Installed> {
  const real = realpathSync(folder);
  if (!found.has(real)) {
    const manifest = JSON.parse(readFileSync(join(real, "package.json"), "utf8")) as Manifest;
    found.set(real, { folder: real, manifest });
    for (const name of Object.keys(manifest.dependencies ?? {})) {
      withDependencies(findPackage(real, name, shared), shared, found);
    }
  }
  return found;
}

/** pnpm puts a package's dependencies beside it. */
function findPackage(folder: string, name: string, shared: string): string {
  const beside = [join(folder, "node_modules"), join(folder, ".."), join(folder, "../.."), shared];
  const found = beside
    .map((each) => join(each, name))
    .find((each) => statSync(join(each, "package.json"), { throwIfNoEntry: false }) !== undefined);
  if (found === undefined) {
    throw new Error(`${name} is not a dependency that ${folder} could load`);
  }
  return found;
}

const nameOf = ({ manifest: { name, version } }: Installed) => `${name}@${version}`;

test("The tree is that of the kit, without Prism, vitest or what reports installations", () => {
  const names = tree.map(({ manifest }) => manifest.name);
  expect(names).toEqual(expect.arrayContaining(["@starfish-api/sandbox", "ajv", "libxml2-wasm"]));
  expect(names.filter((name) => /^(?:@stoplight\/|vitest$|vite$|@scarf\/)/.test(name))).toEqual([]);
  expect(names.length).toBeLessThan(40);
});

test("Every package of the tree runs on Node.js 20.19", () => {
  const tooNew = tree.filter(({ manifest }) => !satisfies("20.19.0", manifest.engines?.node ?? "*"));
  expect(tooNew.map(nameOf)).toEqual([]);
});

test("No package of the tree runs anything when it is installed", () => {
  const scripts = ["preinstall", "install", "postinstall"];
  const running = tree.filter(({ manifest }) => scripts.some((name) => manifest.scripts?.[name] !== undefined));
  expect(running.map(nameOf)).toEqual([]);
});

test("No package of the tree has a peer that is missing", () => {
  const names = new Set(tree.map(({ manifest }) => manifest.name));
  const missing = tree.flatMap((each) =>
    Object.keys(each.manifest.peerDependencies ?? {})
      .filter((peer) => each.manifest.peerDependenciesMeta?.[peer]?.optional !== true && !names.has(peer))
      .map((peer) => `${nameOf(each)} wants ${peer}`),
  );
  expect(missing).toEqual([]);
});

test("The tree takes at most 30 MB", () => {
  const bytes = tree
    .flatMap(({ folder }) =>
      globSync("**/*", { cwd: folder, exclude: ["node_modules"] }).map((file) => join(folder, file)),
    )
    .map((file) => statSync(file))
    .filter((entry) => entry.isFile())
    .reduce((sum, { size }) => sum + size, 0);
  expect(bytes).toBeGreaterThan(5_000_000);
  expect(bytes).toBeLessThan(30_000_000);
});

const command = "node_modules/@starfish-api/contract-tests/dist/cli.js";

test("The mock says what to install where Prism is not", async () => {
  const { code, output } = await project.run(command, ["mock"]);
  expect(output).toContain("npm install --save-dev @stoplight/prism-core@5 @stoplight/prism-http@5");
  expect(output).toContain("which reports installations unless SCARF_ANALYTICS=false is set");
  expect(output).not.toContain("    at ");
  expect(code).toBe(2);
});

test("The packed command judges the sandbox in an empty project, and names pages that are there", async () => {
  const { code, output } = await project.run(command, [
    "run",
    ...["--operation", "executeJobAsync", "--case", "*/example-*", "--report", "html=reports/contract.html"],
  ]);
  expect(output).toMatch(/No case of \d+ failed/);
  expect(code).toBe(0);
  expect(readFileSync(join(project.folder, "reports/contract.html"), "utf8")).toContain("<h1>Nothing to fix</h1>");
  const page = "node_modules/@starfish-api/contract-tests/docs/checks/no-html.md";
  expect(readFileSync(join(project.folder, page), "utf8")).toContain("# no-html");
});

test("The packed command reads a configuration in TypeScript, with the types of the package", async () => {
  project.write(
    "starfish-contract.config.ts",
    `import { type Config, defineConfig } from "@starfish-api/contract-tests";
const config: Config = { environments: { local: { baseUrl: "http://127.0.0.1:1" } } };
export default defineConfig(config);
`,
  );
  const { code, output } = await project.run(command, ["run", "--env", "local", "--list", "--operation", "getResults"]);
  expect(output).toContain("getResults/unknown-application-json");
  expect(code).toBe(0);
});
