import { InvalidOptionError } from "../errors.ts";
import type { RootType, XmlPlace } from "../table.ts";

/** The XML name of an element or attribute. */
export interface Place {
  readonly name: string;
  /** "" for none. */
  readonly namespace: string;
  readonly prefix: string | undefined;
  /** The default namespace of what is inside. */
  readonly inside: string;
}

const namespaces = new Map<string, string>();

/** The one copy of a namespace that descriptions name: two copies would be compared letter by letter. */
export const knownNamespace = (namespace: string): string => namespaces.get(namespace) ?? namespace;

function know(namespace: string): string {
  if (!namespaces.has(namespace)) namespaces.set(namespace, namespace);
  return knownNamespace(namespace);
}

/** The element of a place: `inherited` is the default namespace around it. */
export function elementPlace(xml: XmlPlace | undefined, name: string, inherited: string): Place {
  const { prefix } = xml ?? {};
  const namespace = know(xml?.namespace ?? inherited);
  return { name: xml?.name ?? name, namespace, prefix, inside: prefix === undefined ? namespace : inherited };
}

/** The attribute of a place: a default namespace is not for attributes. */
export function attributePlace(xml: XmlPlace | undefined, name: string): Place {
  const { namespace = "", prefix } = xml ?? {};
  return { name: xml?.name ?? name, namespace, prefix, inside: "" };
}

/** The root element of a type. Throws `InvalidOptionError` where the type has no XML form. */
export function rootPlace(type: RootType, name: string): Place {
  if (type.noXml === undefined) return elementPlace(type.xml, name, "");
  throw new InvalidOptionError(`${name} has no XML form: ${type.noXml}`);
}
