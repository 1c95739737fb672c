import { readFileSync } from "node:fs";
import type { MediaType } from "./language.ts";

/** A published description, as it is or made simpler for a generator that stumbles over it. */
export interface DescriptionVariant {
  readonly edition: "3.0" | "3.1";
  /** Of bodies that have several media types, keep this one alone. */
  readonly only?: MediaType;
  /** Write the namespace of a message at each of its members too. */
  readonly memberNamespaces?: boolean;
}

/** The editions lie side by side. */
const files = { "3.0": "starfish.v1.openapi-3.0.json", "3.1": "starfish.v1.json" };
const published = import.meta.resolve("@starfish-api/openapi/starfish.v1.json");

/** The text of a variant. */
export function describe({ edition, only, memberNamespaces = false }: DescriptionVariant): string {
  const text = readFileSync(new URL(files[edition], published), "utf8");
  if (only === undefined && !memberNamespaces) return text;
  const narrowed = only === undefined ? JSON.parse(text) : narrow(JSON.parse(text), only);
  return JSON.stringify(memberNamespaces ? withMemberNamespaces(narrowed) : narrowed, undefined, 2);
}

/** In a few words, for a table. */
export function nameVariant({ edition, only, memberNamespaces = false }: DescriptionVariant): string {
  const changes = [
    only === undefined ? [] : [`${only} alone`],
    memberNamespaces ? ["namespaces at members"] : [],
  ].flat();
  return [edition, ...changes].join(", ");
}

/** Everything as it was, but for bodies: where one of its media types is the wanted one, the others go. */
export function narrow(node: unknown, only: MediaType): unknown {
  if (Array.isArray(node)) return node.map((item) => narrow(item, only));
  if (!isObject(node)) return node;
  return Object.fromEntries(
    Object.entries(node).map(([key, value]) => {
      const isBody = key === "content" && isObject(value) && only in value;
      return [key, narrow(isBody ? { [only]: value[only] } : value, only)];
    }),
  );
}

/** An `xml` object says nothing of the members: each has its own, or is in no namespace (OpenAPI, "XML Object"). */
export function withMemberNamespaces(document: unknown): unknown {
  if (Array.isArray(document)) return document.map(withMemberNamespaces);
  if (!isObject(document)) return document;
  const { xml, properties } = document;
  const rest = Object.fromEntries(Object.entries(document).map(([key, value]) => [key, withMemberNamespaces(value)]));
  if (!isObject(xml) || typeof xml["namespace"] !== "string" || !isObject(properties)) return rest;
  const { namespace } = xml;
  const members = Object.entries(properties).map(([name, member]) => {
    const own = isObject(member) && isObject(member["xml"]) ? member["xml"] : {};
    return [name, isObject(member) ? { ...member, xml: { namespace, ...own } } : member];
  });
  return { ...rest, properties: Object.fromEntries(members) };
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
