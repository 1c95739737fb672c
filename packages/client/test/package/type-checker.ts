import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import type TypeScript from "typescript-5.9";

/**
 * Checks folders as `tsc -p` does, many in one process: the compiler's own library, which is most of a small program, is
 * parsed once and is not checked itself. Gives what the compiler complains of.
 *
 * @param version How the compiler's version begins.
 * @param path Of the compiler as a library.
 */
export function createTypeChecker(version: string, path: string): (folder: string) => string {
  const typescript: typeof TypeScript = createRequire(import.meta.url)(path);
  if (!typescript.version.startsWith(version)) throw new Error(`${path} is TypeScript ${typescript.version}`);
  const library = new Map<string, TypeScript.SourceFile | undefined>();

  function createHost(options: TypeScript.CompilerOptions): TypeScript.CompilerHost {
    const host = typescript.createCompilerHost(options);
    const { getSourceFile } = host;
    const libraryFolder = dirname(host.getDefaultLibFileName(options));
    host.getSourceFile = (name, ...rest) => {
      if (dirname(name) !== libraryFolder) return getSourceFile(name, ...rest);
      if (!library.has(name)) library.set(name, getSourceFile(name, ...rest));
      return library.get(name);
    };
    return host;
  }

  return (folder) => {
    const { config } = typescript.readConfigFile(join(folder, "tsconfig.json"), typescript.sys.readFile);
    const { options, fileNames, errors } = typescript.parseJsonConfigFileContent(config, typescript.sys, folder);
    const host = createHost(options);
    const program = typescript.createProgram(fileNames, options, host);
    const checked = program.getSourceFiles().filter((file) => !program.isSourceFileDefaultLibrary(file));
    const diagnostics = [
      ...errors,
      ...program.getOptionsDiagnostics(),
      ...program.getGlobalDiagnostics(),
      ...checked.flatMap((file) => [
        ...program.getSyntacticDiagnostics(file),
        ...program.getSemanticDiagnostics(file),
        ...(options.declaration === true ? program.getDeclarationDiagnostics(file) : []),
      ]),
    ];
    return typescript.formatDiagnostics(diagnostics, host);
  };
}
