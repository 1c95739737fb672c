import type { Language } from "../highlight.ts";
import type { Repository } from "../repository.ts";

/** A whole program that calls one operation. */
export interface Sample {
  /** The name of its language. */
  readonly title: string;
  /** Where it is, by its path in the repository. */
  readonly source: string;
  readonly code: string;
  readonly language: Language;
  /** Whether it is run against the sandbox wherever its toolchain is. */
  readonly isTried: boolean;
}

const folder = "openapi/samples";

/** In the order of the tabs. */
const languages: readonly (Pick<Sample, "title" | "language"> & { readonly extension: string; readonly id: string })[] =
  [
    { title: "curl", id: "curl", extension: "sh", language: "sh" },
    { title: "C#", id: "csharp", extension: "cs", language: "csharp" },
    { title: "Python", id: "python", extension: "py", language: "python" },
    { title: "PowerShell", id: "powershell", extension: "ps1", language: "powershell" },
    { title: "Java", id: "java", extension: "java", language: "java" },
    { title: "Go", id: "go", extension: "go", language: "go" },
    { title: "TypeScript", id: "typescript", extension: "ts", language: "ts" },
  ];

/** The samples of an operation, in the languages in which somebody wrote one: a new operation has none yet. */
export function readSamples(repository: Repository, operation: string): Sample[] {
  return languages.flatMap(({ title, id, extension, language }) => {
    const source = `${folder}/${id}/${operation}.${extension}`;
    if (repository.kind(source) !== "file") return [];
    const code = repository.read(source);
    return [{ title, source, code, language, isTried: !/not run yet/i.test(code) }];
  });
}
