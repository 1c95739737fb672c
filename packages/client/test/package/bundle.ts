import { dirname, join, resolve } from "node:path";
import { gzipSync } from "node:zlib";
import { type BuildResult, build } from "esbuild";

/** A program bundled and minified for the web, with what is imported dynamically in files of its own. */
export interface Bundle {
  /** Bytes of what is loaded at the start, each file gzipped by itself (level 9). */
  readonly atStart: number;
  /** Bytes of all files, those that are imported dynamically included. */
  readonly inAll: number;
  /** The inputs by their minified bytes, the largest first. */
  readonly inputs: readonly { readonly path: string; readonly bytes: number }[];
}

export async function bundle(program: string, folder: string): Promise<Bundle> {
  const entry = join(folder, "out/entry.js");
  const result = await build({
    stdin: { contents: program, resolveDir: folder, sourcefile: "program.js" },
    absWorkingDir: folder,
    bundle: true,
    minify: true,
    splitting: true,
    format: "esm",
    target: "es2023",
    outdir: dirname(entry),
    entryNames: "entry",
    metafile: true,
    write: false,
  });
  const sizes = new Map(
    result.outputFiles.map(({ path, contents }) => [path, gzipSync(contents, { level: 9 }).length]),
  );
  const sizeOf = (paths: Iterable<string>) => [...paths].reduce((sum, path) => sum + (sizes.get(path) ?? 0), 0);
  return {
    atStart: sizeOf(staticImports(result, entry, folder)),
    inAll: sizeOf(sizes.keys()),
    inputs: Object.values(result.metafile.outputs)
      .flatMap(({ inputs }) => Object.entries(inputs))
      .map(([path, { bytesInOutput }]) => ({ path, bytes: bytesInOutput }))
      .sort((a, b) => b.bytes - a.bytes),
  };
}

/** The entry and all that it imports statically. */
function staticImports({ metafile }: BuildResult<{ metafile: true }>, entry: string, folder: string): Set<string> {
  const found = new Set([entry]);
  for (const path of found) {
    const output = Object.entries(metafile.outputs).find(([name]) => resolve(folder, name) === path)?.[1];
    for (const { path: imported, kind } of output?.imports ?? []) {
      if (kind === "import-statement") found.add(resolve(folder, imported));
    }
  }
  return found;
}
