import { schemaInstance } from "./names.ts";

const xmlNamespace = "http://www.w3.org/XML/1998/namespace";
const xmlnsNamespace = "http://www.w3.org/2000/xmlns/";

/** What each prefix in force stands for, "" being the default namespace; it inherits from the scope around it. */
export type Scope = Readonly<Record<string, string>>;

/** A scope in which nothing is declared yet. */
export const scopeIn = (outer: Scope | null): Record<string, string> => Object.create(outer);

/** The prefixes in force before the root element. */
export const outermost: Scope = Object.assign(scopeIn(null), { "": "", xml: xmlNamespace });

/** Whether a prefix may be declared to stand for a namespace. */
export function isDeclarable(prefix: string, namespace: string): boolean {
  if (prefix === "xmlns" || namespace === xmlnsNamespace) return false;
  return (prefix === "xml") === (namespace === xmlNamespace) && (prefix === "" || namespace !== "");
}

/** What the framework declares on the root of a message: nothing where it is in no namespace. */
export function rootDeclarations(namespace: string): string {
  return namespace && ` xmlns:i="${schemaInstance}" xmlns="${namespace}"`;
}

/** What says that an element is nil. Where no root declares the prefix, the element itself must. */
export function nilAttribute(namespace: string): string {
  return `${namespace === "" ? ` xmlns:i="${schemaInstance}"` : ""} i:nil="true"`;
}
