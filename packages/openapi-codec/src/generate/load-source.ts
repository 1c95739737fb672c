import { readFileSync } from "node:fs";
import { dirname, relative, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { DecodeError } from "../errors.ts";
import { decodeText } from "../text.ts";
import { DocumentError, isTooDeep } from "./document-error.ts";
import { duplicateMember } from "./duplicate-member.ts";
import type { SourceFile } from "./location.ts";

type Parse = (text: string) => unknown;

/** Reads a document; the files that it refers to are read when they are needed. Throws `DocumentError`. */
export async function loadSource(file: string | URL): Promise<SourceFile> {
  if (/^https?:/.test(String(file))) {
    throw new DocumentError(String(file), "#", "the document is not in a file", "Save it to one, and name that");
  }
  const path = typeof file === "string" && !file.startsWith("file:") ? resolve(file) : fileURLToPath(file);
  const parseYaml = await yamlParser(path);
  const files = new Map<string, SourceFile>();
  const open = (path: string): SourceFile => {
    let source = files.get(path);
    if (source === undefined) {
      source = {
        name: shownName(path),
        root: parsed(path, readFileSync(path), parseYaml),
        open: (reference) => open(resolve(dirname(path), reference)),
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

function parsed(path: string, bytes: Uint8Array, parseYaml: Parse): unknown {
  const isJson = path.endsWith(".json");
  const refuse = (reason: string, remedy: string, cause?: unknown): never => {
    throw new DocumentError(shownName(path), "#", reason, remedy, { cause });
  };
  try {
    const text = decodeText(bytes, "application/json");
    const value = text.trim() === "" ? undefined : isJson ? JSON.parse(text) : parseYaml(text);
    if (value === null || value === undefined) return refuse("the file is empty", "Write a document into it");
    const doubled = isJson ? duplicateMember(text) : undefined;
    if (doubled !== undefined) {
      throw new DocumentError(shownName(path), doubled, "there are two members of this name", "Keep one of them");
    }
    if (holdsItself(value)) return refuse("an alias of YAML stands inside its own anchor", "Write a $ref there");
    return value;
  } catch (cause) {
    if (cause instanceof DocumentError) throw cause;
    if (cause instanceof DecodeError)
      return refuse(`the file is not a text: ${cause.message}`, "Save it as UTF-8", cause);
    if (isTooDeep(cause)) return refuse("what the file holds is nested too deeply", "Make components of it", cause);
    const message = messageOf(cause);
    if (message.startsWith("Source contains multiple documents")) {
      return refuse("the file holds several documents of YAML", "Keep one, without --- after it", cause);
    }
    return refuse(`the file is not ${isJson ? "JSON" : "YAML"}: ${message}`, "Correct it", cause);
  }
}

/** Whether a value leads back to itself. */
function holdsItself(
  value: unknown,
  around: ReadonlySet<unknown> = new Set(),
  done: Set<unknown> = new Set(),
): boolean {
  if (typeof value !== "object" || value === null || done.has(value)) return false;
  if (around.has(value)) return true;
  const further = new Set([...around, value]);
  const isCircle = Object.values(value).some((inner) => holdsItself(inner, further, done));
  done.add(value);
  return isCircle;
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
  error instanceof Error ? (error.message.split("\n", 1)[0] ?? "").replace(/:$/, "") : String(error);
