import { execFile } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { parseTarGzip } from "nanotar";

const execute = promisify(execFile);
const client = fileURLToPath(new URL("../..", import.meta.url));
const root = join(client, "../..");

/** An empty project with the packed client installed. */
export interface Project {
  readonly folder: string;
  /** Where the client's package is unpacked. */
  readonly package: string;
  readonly remove: () => void;
}

/** Builds and packs the client and the codec as a release does, and installs them with what they depend on. */
export async function createProject(): Promise<Project> {
  const { packageManager } = JSON.parse(readFileSync(join(root, "package.json"), "utf8")) as { packageManager: string };
  const pnpm = packageManager.replace(/\+.*/, "");
  const folder = mkdtempSync(join(tmpdir(), "starfish-project-"));
  const projects = ["openapi-codec", "client"].flatMap((name) =>
    ["tsconfig.json", "tsconfig.cjs.json"].map((file) => join(root, "packages", name, file)),
  );
  await execute(join(root, "node_modules/.bin/tsc"), ["-b", ...projects]);
  for (const name of ["openapi-codec", "client"]) {
    const tarball = join(folder, `${name}.tgz`);
    await execute("npx", ["-y", pnpm, "pack", "--out", tarball], { cwd: join(root, "packages", name) });
    const unpacked = join(folder, "node_modules/@starfish-api", name);
    for (const file of await parseTarGzip(readFileSync(tarball))) {
      const path = join(unpacked, file.name.replace(/^package\//, ""));
      mkdirSync(dirname(path), { recursive: true });
      writeFileSync(path, file.data ?? "");
    }
  }
  const dependency = realpathSync(join(client, "node_modules/openapi-fetch"));
  for (const name of ["openapi-fetch", "openapi-typescript-helpers"]) {
    cpSync(join(dependency, "..", name), join(folder, "node_modules", name), { recursive: true, dereference: true });
  }
  writeFileSync(join(folder, "package.json"), JSON.stringify({ private: true, type: "module" }));
  return {
    folder,
    package: join(folder, "node_modules/@starfish-api/client"),
    remove: () => rmSync(folder, { recursive: true }),
  };
}
