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
        root: parsed(path, readFileSync(path, "utf8"), parseYaml),
        open: (reference) => open(resolve(dirname(path), decodeURIComponent(reference))),
      };
      files.set(path, source);
    }
    return source;
  };
  try {
    return open(path);
  } catch (cause) {
    if (cause instanceof DocumentError) throw cause;
    throw new DocumentError(shownName(path), "#", `the file cannot be read: ${messageOf(cause)}`, "Correct the path", {
      cause,
    });
  }
}

/** A path as a person at the working directory writes it. */
function shownName(path: string): string {
  const name = relative(process.cwd(), path);
  return name.startsWith("..") ? path : name;
}

function parsed(path: string, text: string, parseYaml: Parse): unknown {
  try {
    return path.endsWith(".json") ? JSON.parse(text) : parseYaml(text);
  } catch (cause) {
    if (cause instanceof DocumentError) throw cause;
    const kind = path.endsWith(".json") ? "JSON" : "YAML";
    throw new DocumentError(shownName(path), "#", `the file is not ${kind}: ${messageOf(cause)}`, "Correct it", {
      cause,
    });
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
