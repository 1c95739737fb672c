import { readFileSync } from "node:fs";
import { parse } from "yaml";
import { decodeText } from "../body/charset.ts";
import { KitError } from "../errors.ts";
import { isNode, type Node, readPublished } from "./document.ts";
import { embedFiles } from "./embed-files.ts";
import { isAddress } from "./is-address.ts";

/** The description: the given object, the given JSON or YAML file, or the published one. Throws a KitError. */
export function loadDocument(source?: object | string): Node {
  const document = typeof source === "object" ? withoutCircle(source) : parseDocument(source);
  if (isNode(document) && document["swagger"] !== undefined) {
    throw new KitError(
      `The description is of Swagger ${String(document["swagger"])}: the kit reads OpenAPI 3.0 and 3.1, into which other people's converters turn it`,
    );
  }
  if (!isNode(document) || !isNode(document["paths"])) {
    throw new KitError(`The description is not an OpenAPI document: ${describeLack(document)}`);
  }
  const { openapi } = document;
  if (openapi !== undefined && !/^3\.[012](?:\.|$)/.test(String(openapi))) {
    throw new KitError(`The description is of OpenAPI ${String(openapi)}: the kit reads 3.0 and 3.1`);
  }
  return document;
}

function describeLack(document: unknown): string {
  if (document === undefined || document === null) {
    return "it is empty";
  }
  return isNode(document) ? "it has no paths" : `it is a ${Array.isArray(document) ? "list" : "text"}`;
}

/** A document, or a file of one, as it was read. Throws a KitError where that has no end. */
function withoutCircle<Read>(read: Read): Read {
  if (holdsItself(read)) {
    throw new KitError("The description holds itself: an alias of YAML stands inside its own anchor");
  }
  return read;
}

/** Whether a value leads back to itself. */
function holdsItself(
  value: unknown,
  around: ReadonlySet<unknown> = new Set(),
  done: Set<unknown> = new Set(),
): boolean {
  if (typeof value !== "object" || value === null || done.has(value)) {
    return false;
  }
  const further = new Set([...around, value]);
  const isCircle = around.has(value) || Object.values(value).some((inner) => holdsItself(inner, further, done));
  done.add(value);
  return isCircle;
}

const parseYaml = (text: string): unknown => withoutCircle(parse(text, { merge: true, logLevel: "error" }));

function parseDocument(path: string | undefined): unknown {
  try {
    if (path === undefined) {
      return parseYaml(readPublished("description"));
    }
    if (isAddress(path)) {
      throw new KitError(`The description ${path} is an address: save what is there, and give the file`);
    }
    // Some shells write UTF-16, and its mark in front.
    const load = (file: string): unknown => parseYaml(decodeText(readFileSync(file), undefined));
    const document = load(path);
    return isNode(document) ? embedFiles(document, path, load) : document;
  } catch (cause) {
    if (cause instanceof KitError) {
      throw cause;
    }
    const [reason = ""] = String((cause as Error).message).split("\n", 1);
    throw new KitError(`The description ${path} cannot be read: ${reason.replace(/:$/, "")}`, { cause });
  }
}
