import type { Step } from "../language.ts";
import type { SampleLanguage } from "./sample-language.ts";

const capitalized = (operation: string) => operation.charAt(0).toUpperCase() + operation.slice(1);

const command = (name: string, ...args: readonly string[]): Step => ({ command: name, args });

export const sampleLanguages: readonly SampleLanguage[] = [
  {
    id: "curl",
    name: "curl",
    extension: ".sh",
    tools: [
      { command: "curl", install: "package curl" },
      { command: "bash", install: "package bash" },
      { command: "sha1sum", install: "package coreutils" },
    ],
    build: () => [],
    run: (operation) => command("bash", `${operation}.sh`),
  },
  {
    id: "csharp",
    name: "C#",
    extension: ".cs",
    tools: [
      { command: "mcs", install: "package mono-mcs" },
      { command: "mono", install: "packages mono-runtime and libmono-system-net-http4.0-cil" },
    ],
    build: (operations) =>
      operations.map((operation) =>
        command("mcs", "-langversion:7.2", "-warn:4", "-warnaserror", "-r:System.Net.Http", `${operation}.cs`),
      ),
    run: (operation) => command("mono", `${operation}.exe`),
  },
  {
    id: "python",
    name: "Python",
    extension: ".py",
    tools: [{ command: "python3", install: "package python3, 3.9 or later" }],
    build: () => [],
    run: (operation) => command("python3", `${operation}.py`),
  },
  {
    id: "powershell",
    name: "PowerShell",
    extension: ".ps1",
    tools: [{ command: "pwsh", install: "PowerShell 7, which Debian does not have" }],
    build: () => [],
    run: (operation) => command("pwsh", "-NoProfile", "-NonInteractive", "-File", `${operation}.ps1`),
  },
  {
    id: "java",
    name: "Java",
    extension: ".java",
    tools: [{ command: "javac", install: "package openjdk-17-jdk-headless" }],
    build: (operations) => [
      command("javac", "-Xlint:all", "-Werror", "-d", ".", ...operations.map((operation) => `${operation}.java`)),
    ],
    // As `java FILE` does it, compiled once for all; the options make a start cheap.
    run: (operation) =>
      command(
        "java",
        "-XX:TieredStopAtLevel=1",
        "-XX:+UseSerialGC",
        "-Xshare:auto",
        "-cp",
        ".",
        capitalized(operation),
      ),
  },
  {
    id: "go",
    name: "Go",
    extension: ".go",
    tools: [{ command: "go", version: "version", install: "package golang-go, 1.22 or later" }],
    build: (operations) => operations.map((operation) => command("go", "build", `${operation}.go`)),
    run: (operation) => command(`./${operation}`),
  },
  {
    id: "typescript",
    name: "TypeScript",
    extension: ".ts",
    tools: [{ command: "node", install: "package nodejs, 24 or later" }],
    build: (operations) => [
      command(
        "npx",
        ..."tsc --ignoreConfig --noEmit --strict --noUncheckedIndexedAccess --module nodenext --types node".split(" "),
        // The workspace's packages are read from their sources.
        ..."--target es2024 --lib es2024,dom,dom.iterable --allowImportingTsExtensions --skipLibCheck".split(" "),
        ...operations.map((operation) => `${operation}.ts`),
      ),
    ],
    // From standard input, for Node.js takes no types from a file below node_modules, where the work folder is. What it
    // imports is compiled once for all.
    run: (operation) =>
      command("sh", "-c", `NODE_COMPILE_CACHE=compiled exec node --input-type=module-typescript - <${operation}.ts`),
  },
];
