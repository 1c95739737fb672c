import { relative } from "node:path";
import { gzipSync } from "node:zlib";
import { build, type Metafile } from "esbuild";

/** A program bundled and minified for the web, with what is imported dynamically in files of its own. */
export interface Bundle {
  /** Bytes of what the program loads, each file gzipped by itself (level 9). */
  readonly bytes: number;
  /** The inputs of these files by their minified bytes, the largest first. */
  readonly inputs: readonly { readonly path: string; readonly bytes: number }[];
}

/** `dynamic` names the modules that are imported dynamically while the program runs. */
export async function bundle(program: string, folder: string, dynamic: readonly string[] = []): Promise<Bundle> {
  const { outputFiles, metafile } = await build({
    stdin: { contents: program, resolveDir: folder, sourcefile: "program.js" },
    absWorkingDir: folder,
    bundle: true,
    minify: true,
    splitting: true,
    format: "esm",
    target: "es2023",
    outdir: "out",
    entryNames: "entry",
    metafile: true,
    write: false,
  });
  const modules = dynamic.map((name) => outputOf(metafile, new RegExp(`/${name}\\.js$`)));
  const loaded = loadedFiles(metafile, [outputOf(metafile, /^program\.js$/), ...modules]);
  const sizes = outputFiles
    .filter(({ path }) => loaded.has(relative(folder, path)))
    .map(({ contents }) => gzipSync(contents, { level: 9 }).length);
  return {
    bytes: sizes.reduce((sum, size) => sum + size, 0),
    inputs: [...loaded]
      .flatMap((file) => Object.entries(metafile.outputs[file]?.inputs ?? {}))
      .map(([path, { bytesInOutput }]) => ({ path, bytes: bytesInOutput }))
      .sort((a, b) => b.bytes - a.bytes),
  };
}

/** The file that is made for an entry of the program. */
function outputOf({ outputs }: Metafile, entry: RegExp): string {
  const found = Object.entries(outputs).find(
    ([, { entryPoint }]) => entryPoint !== undefined && entry.test(entryPoint),
  );
  if (found === undefined) throw new Error(`${entry} is no entry of the program`);
  return found[0];
}

/** These files and all that they import statically. */
function loadedFiles({ outputs }: Metafile, files: readonly string[]): Set<string> {
  const loaded = new Set(files);
  for (const file of loaded) {
    for (const { path, kind } of outputs[file]?.imports ?? []) if (kind === "import-statement") loaded.add(path);
  }
  return loaded;
}
