import { execFile } from "node:child_process";
import { cpSync, mkdirSync, realpathSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { compilers } from "./compilers.ts";
import { nodeOf, nodeVersions } from "./node-versions.ts";
import { nodeProgram, userProgram } from "./user-program.ts";

const execute = promisify(execFile);
const typesFolder = fileURLToPath(new URL("../../node_modules/@types", import.meta.url));
const jest = fileURLToPath(new URL("../../node_modules/jest/bin/jest.js", import.meta.url));

/** One way to load the package. */
export interface Importer {
  /** Who loads it, a row of the README's table. */
  readonly name: string;
  readonly version: string;
  /** Of the package that loads it. */
  readonly type: "commonjs" | "module";
  /** Tries it in an empty folder, beside which the package is installed. Gives what is complained of: nothing, if it works. */
  readonly complaint: (folder: string) => Promise<string>;
}

interface Resolution {
  readonly module: string;
  readonly moduleResolution?: string;
  /** The versions of TypeScript that know it. */
  readonly versions: readonly string[];
  readonly types: readonly Importer["type"][];
}

const every = compilers.map(({ version }) => version);
const both = ["commonjs", "module"] as const;
const resolutions: readonly Resolution[] = [
  { module: "node16", versions: every, types: both },
  { module: "node20", versions: ["5.9", "7"], types: both },
  { module: "nodenext", versions: every, types: both },
  { module: "commonjs", moduleResolution: "node10", versions: ["5.4", "5.9"], types: ["commonjs"] },
  { module: "commonjs", versions: ["7"], types: ["commonjs"] },
  { module: "esnext", moduleResolution: "bundler", versions: every, types: both },
];

/** The types of Node.js, by its lines. */
const nodeTypes = ["20", "22", "24", "26"];

export const importers: readonly Importer[] = [
  ...[...nodeVersions, process.versions.node].toSorted().flatMap(byNode),
  ...both.map(byJest),
  ...resolutions.flatMap(byTypeScript),
  ...byOldLibrary(),
  ...nodeTypes.flatMap(byNodeTypes),
];

/** Each way to load it, and that whoever uses both gets one copy. */
function byNode(version: string): Importer[] {
  const body = `
    const again = require("@starfish-api/client");
    import("@starfish-api/client").then((client) => {
      if (client.createClient !== again.createClient) throw new Error("two copies");
    });
    ${used("require")}`;
  const importing = `import { createRequire } from "node:module"; const require = createRequire(import.meta.url);`;
  return both.map((type) => ({
    name: "Node.js",
    version: version.replace(/^(20\.\d+|\d+).*/, "$1"),
    type,
    async complaint(folder) {
      const file = write(folder, "program.js", type === "module" ? importing + body : body);
      return output(version === process.versions.node ? process.execPath : await nodeOf(version), [file]);
    },
  }));
}

function byJest(type: Importer["type"]): Importer {
  const isModule = type === "module";
  const text = `test("a call", async () => { ${used(isModule ? "await import" : "require")} await all; });`;
  return {
    name: "Jest",
    version: isModule ? "30 with `--experimental-vm-modules`" : "30",
    type,
    async complaint(folder) {
      write(folder, "client.test.js", text);
      const flags = isModule ? ["--experimental-vm-modules", "--no-warnings"] : [];
      const cache = `--cacheDirectory=${join(folder, "cache")}`;
      const written = await output(process.execPath, [...flags, jest, "-i", "--rootDir", folder, cache]);
      return /^Tests: +1 passed, 1 total$/m.test(written) ? "" : written;
    },
  };
}

/** A call, an error and the codec, loaded in some way. */
function used(load: string): string {
  return `
    const { createClient, isStarfishError } = ${load}("@starfish-api/client");
    const { createApi } = ${load}("@starfish-api/client/api");
    const { encode } = ${load}("@starfish-api/client/codec");
    const { createMemoryStore } = ${load}("@starfish-api/client/stores/memory");
    const { codec } = ${load}("@starfish-api/openapi-codec/openapi-fetch");
    const fetch = async () => Response.json({ runID: "r", started: true, error: null });
    const starfish = createClient({ fetch, credentials: { token: "t" }, claims: createMemoryStore() });
    const request = { runID: "r", projectID: "p", jobID: "j" };
    const check = (isRight) => { if (!isRight) throw new Error("wrong"); };
    check(encode("execJobAsyncRequest", request, "application/xml").includes("<jobID>j</jobID>"));
    check(typeof createApi(starfish).GET === "function" && typeof codec === "function");
    const started = starfish.executeJobAsync(request).then((answer) => check(answer.started));
    const refused = starfish.executeJobAsync({ runID: 1 }).then(() => check(false), (error) => check(isStarfishError(error)));
    const all = Promise.all([started, refused]);`;
}

function byTypeScript({ versions, types, ...options }: Resolution): Importer[] {
  const { module, moduleResolution } = options;
  const isAside = moduleResolution === "bundler";
  return compilers
    .filter(({ version }) => versions.includes(version))
    .flatMap(({ version, check }) =>
      types.map((type) => ({
        name: `TypeScript, \`module: ${module}\`${isAside ? ", `moduleResolution: bundler`" : ""}`,
        version: moduleResolution === "node10" ? `${version} (\`node10\`)` : version,
        type,
        async complaint(folder) {
          write(folder, "program.ts", userProgram);
          const compilerOptions = { ...options, ...strict };
          write(folder, "tsconfig.json", JSON.stringify({ compilerOptions }));
          return check(folder);
        },
      })),
    );
}

/** With the library of a JavaScript that is older than the package's. */
function byOldLibrary(): Importer[] {
  return compilers.map(({ version, check }) => ({
    name: "TypeScript, `lib: es2018`",
    version,
    type: "module",
    async complaint(folder) {
      write(folder, "program.ts", userProgram);
      const compilerOptions = {
        ...strict,
        module: "nodenext",
        target: "es2018",
        lib: ["es2018", "dom", "dom.iterable"],
      };
      write(folder, "tsconfig.json", JSON.stringify({ compilerOptions }));
      return check(folder);
    },
  }));
}

/** Without the types of a browser. */
function byNodeTypes(types: string): Importer[] {
  // Those for 26 use what TypeScript 5.6 brought.
  return compilers
    .filter(({ version }) => types !== "26" || version !== "5.4")
    .map(({ version, check }) => ({
      name: `TypeScript, \`lib: es2022\`, \`@types/node\` ${types}`,
      version,
      type: "module",
      async complaint(folder) {
        write(folder, "program.ts", nodeProgram);
        // As npm installs them: with what they depend on beside them, and no others.
        const source = realpathSync(join(typesFolder, types === "24" ? "node" : `node-${types}`));
        cpSync(source, join(folder, "node_modules/@types/node"), { recursive: true });
        const dependency = realpathSync(join(source, "../../undici-types"));
        cpSync(dependency, join(folder, "node_modules/undici-types"), { recursive: true });
        const compilerOptions = { ...strict, module: "nodenext", lib: ["es2022"], types: ["node"] };
        write(folder, "tsconfig.json", JSON.stringify({ compilerOptions }));
        return check(folder);
      },
    }));
}

const strict = {
  strict: true,
  exactOptionalPropertyTypes: true,
  noImplicitReturns: true,
  declaration: true,
  skipLibCheck: false,
  esModuleInterop: true,
  target: "es2022",
  lib: ["es2022", "dom", "dom.iterable"],
  types: [],
  noEmit: true,
};

function write(folder: string, name: string, text: string): string {
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, name), text);
  return join(folder, name);
}

/** All that a program writes; where it fails, at least its exit code. */
async function output(program: string, parameters: readonly string[]): Promise<string> {
  try {
    const { stdout, stderr } = await execute(program, parameters);
    return stdout + stderr;
  } catch (error) {
    const { code, stdout, stderr } = error as { code: unknown; stdout: string; stderr: string };
    return `exit ${code}\n${stdout}${stderr}`;
  }
}
