import { gzipSync } from "node:zlib";
import { build, type Plugin } from "esbuild";

/** A program bundled and minified for the web, as one file. */
export interface Bundle {
  /** Gzipped at level 9. */
  readonly bytes: number;
  /** The inputs by their minified bytes, the largest first. */
  readonly inputs: readonly { readonly path: string; readonly bytes: number }[];
}

/** Stands for the generated table, which is data. */
const emptyTable: Plugin = {
  name: "empty-table",
  setup({ onLoad }) {
    onLoad({ filter: /[\\/]generated[\\/]table\.js$/ }, () => ({
      contents: "export const table = { version: 1, types: {}, operations: {} };",
    }));
  },
};

/** `withoutTable` leaves out the data that was made from the description. */
export async function bundle(program: string, folder: string, { withoutTable = false } = {}): Promise<Bundle> {
  const { outputFiles, metafile } = await build({
    stdin: { contents: program, resolveDir: folder, sourcefile: "program.js" },
    absWorkingDir: folder,
    bundle: true,
    minify: true,
    format: "esm",
    target: "es2023",
    outdir: "out",
    metafile: true,
    write: false,
    plugins: withoutTable ? [emptyTable] : [],
  });
  return {
    bytes: outputFiles.reduce((sum, { contents }) => sum + gzipSync(contents, { level: 9 }).length, 0),
    inputs: Object.values(metafile.outputs)
      .flatMap(({ inputs }) => Object.entries(inputs))
      .map(([path, { bytesInOutput }]) => ({ path, bytes: bytesInOutput }))
      .sort((a, b) => b.bytes - a.bytes),
  };
}
