import { schemaInstance } from "./names.ts";

const xmlNamespace = "http://www.w3.org/XML/1998/namespace";
const xmlnsNamespace = "http://www.w3.org/2000/xmlns/";

/** The prefixes that an element declares, "" being the default namespace, and those around it. */
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

/** What a prefix stands for. */
export function resolvePrefix(prefix: string, scope: Scope | undefined): string | undefined {
  return scope && (scope.declared.get(prefix) ?? resolvePrefix(prefix, scope.outer));
}

/** Whether a prefix may be declared to stand for a namespace. */
export function isDeclarable(prefix: string, namespace: string): boolean {
  if (prefix === "xmlns" || namespace === xmlnsNamespace) return false;
  return (prefix === "xml") === (namespace === xmlNamespace) && (prefix === "" || namespace !== "");
}

/** What the framework declares on the root of a message: nothing where it is in no namespace. */
export function rootDeclarations(namespace: string): string {
  return namespace === "" ? "" : ` xmlns:i="${schemaInstance}" xmlns="${namespace}"`;
}
