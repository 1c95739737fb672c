import type { Step, Tool } from "../language.ts";

/** A client of openapi/clients, and a program that gives it orders. */
export interface ClientLanguage {
  readonly id: string;
  readonly name: string;
  readonly tools: readonly Tool[];
  /** What the work folder gets: its place there, by path from this folder. */
  readonly files: Readonly<Record<string, string>>;
  readonly build: readonly Step[];
  readonly run: Step;
}

const references = ["System.Net.Http", "System.Runtime.Serialization", "System.Xml"].map((name) => `-r:${name}`);

export const clientLanguages: readonly ClientLanguage[] = [
  {
    id: "python",
    name: "starfish.py",
    tools: [{ command: "python3", install: "package python3, 3.9 or later" }],
    files: { "starfish.py": "../../openapi/clients/starfish.py", "drive.py": "drive.py" },
    build: [],
    run: { command: "python3", args: ["drive.py"] },
  },
  {
    id: "csharp",
    name: "Starfish.cs",
    tools: [
      { command: "mcs", install: "package mono-mcs" },
      {
        command: "mono",
        install:
          "packages mono-runtime, libmono-system-net-http4.0-cil and libmono-system-runtime-serialization4.0-cil",
      },
    ],
    files: { "Starfish.cs": "../../openapi/clients/Starfish.cs", "Drive.cs": "Drive.cs" },
    build: [
      {
        command: "mcs",
        args: [
          "-langversion:7.2",
          "-warn:4",
          "-warnaserror",
          "-out:drive.exe",
          ...references,
          "Starfish.cs",
          "Drive.cs",
        ],
      },
    ],
    run: { command: "mono", args: ["drive.exe"] },
  },
];
