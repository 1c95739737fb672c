import { readFileSync } from "node:fs";
import type { MediaType } from "./language.ts";

/** A published description, as it is or made simpler for a generator that stumbles over it. */
export interface DescriptionVariant {
  readonly edition: "3.0" | "3.1";
  /** Of bodies that have several media types, keep this one alone. */
  readonly only?: MediaType;
}

/** The editions lie side by side. */
const files = { "3.0": "starfish.v1.openapi-3.0.json", "3.1": "starfish.v1.json" };
const published = import.meta.resolve("@starfish-api/openapi/starfish.v1.json");

/** The text of a variant. */
export function describe({ edition, only }: DescriptionVariant): string {
  const text = readFileSync(new URL(files[edition], published), "utf8");
  return only === undefined ? text : JSON.stringify(narrow(JSON.parse(text), only), undefined, 2);
}

/** In a few words, for a table. */
export function nameVariant({ edition, only }: DescriptionVariant): string {
  return only === undefined ? edition : `${edition}, ${only} alone`;
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

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
