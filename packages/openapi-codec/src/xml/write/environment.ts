import { schemaInstance } from "../names.ts";
import type { Place } from "../place.ts";

/** The declarations in force where an element is written. */
export interface Environment {
  /** The namespace of elements without a prefix. */
  readonly namespace: string;
  readonly prefixes: Readonly<Record<string, string>>;
}

/** How the name of an element or attribute is written. */
export interface Spelling {
  /** The prefix with its colon, or "". */
  readonly prefix: string;
  /** What has to be declared for it, with a blank before it. */
  readonly declarations: string;
  /** The declarations in force inside the element. */
  readonly inside: Environment;
}

/** Declares a prefix where it does not stand for the namespace yet. */
export function declarePrefix(prefix: string, namespace: string, environment: Environment): Spelling {
  const isDeclared = environment.prefixes[prefix] === namespace;
  return {
    prefix: `${prefix}:`,
    declarations: isDeclared ? "" : ` xmlns:${prefix}="${attributeText(namespace)}"`,
    inside: isDeclared ? environment : { ...environment, prefixes: { ...environment.prefixes, [prefix]: namespace } },
  };
}

export function spellElement({ namespace, prefix }: Place, environment: Environment): Spelling {
  if (prefix !== undefined && namespace !== "") return declarePrefix(prefix, namespace, environment);
  if (namespace === environment.namespace) return { prefix: "", declarations: "", inside: environment };
  const known = Object.entries(environment.prefixes).find(([, declared]) => declared === namespace)?.[0];
  if (known !== undefined) return { prefix: `${known}:`, declarations: "", inside: environment };
  const declarations = ` xmlns="${attributeText(namespace)}"`;
  return { prefix: "", declarations, inside: { ...environment, namespace } };
}

/** `environment` holds what the element itself declares: that cannot be declared again beside it. */
export function spellAttribute({ namespace, prefix }: Place, environment: Environment): Spelling {
  if (namespace === "") return { prefix: "", declarations: "", inside: environment };
  const { prefixes } = environment;
  const isFree = prefix !== undefined && (!Object.hasOwn(prefixes, prefix) || prefixes[prefix] === namespace);
  const known = Object.entries(prefixes).find(([, declared]) => declared === namespace)?.[0];
  return declarePrefix(isFree ? prefix : (known ?? freePrefix(environment)), namespace, environment);
}

/** A prefix that stands for nothing yet: a, b, c and so on. */
export function freePrefix({ prefixes }: Environment): string {
  let code = 0;
  let prefix = "a";
  while (Object.hasOwn(prefixes, prefix)) {
    code++;
    prefix = code < 26 ? String.fromCharCode(97 + code) : `n${code}`;
  }
  return prefix;
}

/** What an element says that has no value, the declaration included where it is needed. */
export function nilAttribute({ prefixes }: Environment): string {
  if (prefixes["i"] === schemaInstance) return ' i:nil="true"';
  return ` xsi:nil="true"${prefixes["xsi"] === schemaInstance ? "" : ` xmlns:xsi="${schemaInstance}"`}`;
}

const attributeText = (text: string): string =>
  text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll('"', "&quot;");
