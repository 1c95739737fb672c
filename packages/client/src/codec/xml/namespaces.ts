import { schemaInstance } from "./names.ts";

const xmlNamespace = "http://www.w3.org/XML/1998/namespace";
const xmlnsNamespace = "http://www.w3.org/2000/xmlns/";

/** Prefixes and what they stand for, "" being the default namespace. Inner scopes inherit from outer ones. */
export type Scope = Record<string, string>;

/** The prefixes in force before the root element. */
export const outermost: Readonly<Scope> = Object.assign(Object.create(null), { "": "", xml: xmlNamespace });

/** Whether a prefix may be declared to stand for a namespace. */
export function isDeclarable(prefix: string, namespace: string): boolean {
  if (prefix === "xmlns" || namespace === xmlnsNamespace) return false;
  return (prefix === "xml") === (namespace === xmlNamespace) && (prefix === "" || namespace !== "");
}

/** What the framework declares on the root of a message: nothing where it is in no namespace. */
export function rootDeclarations(namespace: string): string {
  return namespace === "" ? "" : ` xmlns:i="${schemaInstance}" xmlns="${namespace}"`;
}
