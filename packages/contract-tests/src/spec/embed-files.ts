import { dirname, parse, relative, resolve } from "node:path";
import { KitError } from "../errors.ts";
import { decode, isNode, type Node } from "./document.ts";

/** Where the files stand that a description refers to, by their names without folder and ending. */
export const filesKey = "x-files";

/** Reads a file. Throws a KitError. */
type Load = (path: string) => unknown;

/** A description from a file with those in it that it refers to, each once, and with references to them there. */
export function embedFiles(root: Node, path: string, load: Load): Node {
  const places = new Map([[resolve(path), "#"]]);
  const files: Record<string, unknown> = {};
  const embed = (file: string, reference: string): string => {
    const known = places.get(file);
    if (known !== undefined) {
      return known;
    }
    const name = freeName(parse(file).name, files);
    places.set(file, `#/${filesKey}/${escaped(name)}`);
    // Keeps the name while the file is walked, which may refer to others of it.
    files[name] = undefined;
    files[name] = walk(loadReferred(load, file, reference), file);
    return `#/${filesKey}/${escaped(name)}`;
  };
  const embedded = (reference: string, from: string): string => {
    const [file = "", fragment = ""] = reference.split("#", 2);
    if (file === "" ? from === resolve(path) : /^[a-z][a-z\d+.-]+:/i.test(file)) {
      return reference;
    }
    const place = embed(file === "" ? from : resolve(dirname(from), decode(file)), reference);
    return fragment === "" && place === "#" ? reference : `${place}${fragment}`;
  };
  const walk = (node: unknown, from: string): unknown => {
    if (Array.isArray(node)) {
      return node.map((item) => walk(item, from));
    }
    if (!isNode(node)) {
      return node;
    }
    return Object.fromEntries(
      Object.entries(node).map(([key, member]) => {
        const isReference = key === "$ref" && typeof member === "string";
        return [key, isReference ? embedded(member, from) : walk(member, from)];
      }),
    );
  };
  const walked = walk(root, resolve(path)) as Node;
  return places.size === 1 ? root : { ...walked, [filesKey]: files };
}

function loadReferred(load: Load, file: string, reference: string): unknown {
  try {
    return load(file);
  } catch (cause) {
    const shown = relative(process.cwd(), file);
    const [reason = ""] = String((cause as Error).message).split("\n", 1);
    throw new KitError(`The description refers to ${reference}, and ${shown} cannot be read: ${reason}`, { cause });
  }
}

const escaped = (step: string): string => encodeURI(step.replaceAll("~", "~0").replaceAll("/", "~1"));

/** The name, with a number where it is taken. */
export function freeName(base: string, taken: object): string {
  let name = base;
  for (let count = 2; name in taken; count++) {
    name = `${base}${count}`;
  }
  return name;
}
