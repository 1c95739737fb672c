import { schemaInstance } from "./names.ts";

const xmlNamespace = "http://www.w3.org/XML/1998/namespace";
const xmlnsNamespace = "http://www.w3.org/2000/xmlns/";

/** The prefixes in force inside an element; "" is the default namespace. */
export interface Scope {
  readonly declared: ReadonlyMap<string, string>;
  readonly outer: Scope | undefined;
}

/** The prefixes in force before the root element. */
export const outermost: Scope = {
  declared: new Map([
    ["", ""],
    ["xml", xmlNamespace],
  ]),
  outer: undefined,
};

/** The namespace that a prefix stands for. */
export function resolvePrefix(scope: Scope, prefix: string): string | undefined {
  for (let at: Scope | undefined = scope; at !== undefined; at = at.outer) {
    const namespace = at.declared.get(prefix);
    if (namespace !== undefined) return namespace;
  }
  return undefined;
}

/** What is wrong with the declaration of a prefix. */
export function declarationProblem(prefix: string, namespace: string): string | undefined {
  if (prefix === "xmlns" || namespace === xmlnsNamespace) return "xmlns cannot be declared";
  if ((prefix === "xml") !== (namespace === xmlNamespace)) return "xml and its namespace belong to each other";
  return prefix !== "" && namespace === "" ? `The prefix ${prefix} cannot be taken back` : undefined;
}

/** What the framework declares on the root of a message: nothing where it is in no namespace. */
export function rootDeclarations(namespace: string): string {
  return namespace === "" ? "" : ` xmlns:i="${schemaInstance}" xmlns="${namespace}"`;
}
