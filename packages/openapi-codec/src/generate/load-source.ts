import { readFileSync } from "node:fs";
import { dirname, relative, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { DocumentError } from "./document-error.ts";
import type { SourceFile } from "./location.ts";

type Parse = (text: string) => unknown;

/** Reads a document; the files that it refers to are read when they are needed. Throws `DocumentError`. */
export async function loadSource(file: string | URL): Promise<SourceFile> {
  const path = typeof file === "string" && !file.startsWith("file:") ? resolve(file) : fileURLToPath(file);
  const parseYaml = await yamlParser(path);
  const files = new Map<string, SourceFile>();
  const open = (path: string): SourceFile => {
    let source = files.get(path);
    if (source === undefined) {
      source = {
        name: shownName(path),
        root: parseFile(path, parseYaml),
        open: (reference) => open(resolve(dirname(path), decodeURIComponent(reference))),
      };
      files.set(path, source);
    }
    return source;
  };
  return open(path);
}

/** A path as a person at the working directory writes it. */
function shownName(path: string): string {
  const name = relative(process.cwd(), path);
  return name.startsWith("..") ? path : name;
}

function parseFile(path: string, parseYaml: Parse): unknown {
  const name = shownName(path);
  let text: string;
  try {
    text = readFileSync(path, "utf8");
  } catch (cause) {
    throw new DocumentError(name, "#", `the file cannot be read: ${messageOf(cause)}`, "Correct the path", { cause });
  }
  try {
    return path.endsWith(".json") ? JSON.parse(text) : parseYaml(text);
  } catch (cause) {
    const kind = path.endsWith(".json") ? "JSON" : "YAML";
    throw new DocumentError(name, "#", `the file is not ${kind}: ${messageOf(cause)}`, "Correct it", { cause });
  }
}

async function yamlParser(path: string): Promise<Parse> {
  try {
    const { parse } = await import("yaml");
    return (text) => parse(text, { maxAliasCount: 10_000, merge: true });
  } catch (cause) {
    return () => {
      throw new DocumentError(
        shownName(path),
        "#",
        "the package yaml is not installed",
        "Install it: npm install -D yaml",
        { cause },
      );
    };
  }
}

const messageOf = (error: unknown): string =>
  error instanceof Error ? (error.message.split("\n", 1)[0] ?? "") : String(error);
