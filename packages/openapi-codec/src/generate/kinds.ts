import type { Location } from "./location.ts";
import type { Shape } from "./shape.ts";

const known = ["string", "number", "integer", "boolean", "object", "array"];

/** The kinds of values that a schema allows, null left out; none where it says nothing. */
export function kindsOf({ parts }: Shape): readonly string[] {
  let kinds: readonly string[] | undefined;
  for (const { location } of parts) {
    const own = ownKinds(location);
    if (own === undefined) continue;
    const before: readonly string[] = kinds ?? own;
    kinds = before.filter((kind) => own.includes(kind) || (kind === "integer" && own.includes("number")));
    if (kinds.length === 0) {
      location.refuse(
        `the types contradict each other: ${before.join(", ")} and ${own.join(", ")}`,
        "Correct one of them",
      );
    }
  }
  return kinds ?? [];
}

/** The kinds of values that one schema object allows by itself; undefined where it does not say. */
function ownKinds(location: Location): readonly string[] | undefined {
  const { type } = location.fields;
  const values = listedValues(location) ?? [];
  if (type !== undefined) {
    const types = [...new Set([type].flat())].filter((one) => one !== "null") as string[];
    const unknown = types.find((one) => !known.includes(one));
    if (unknown !== undefined) {
      const remedy = unknown === null ? 'Write "null", in quotes' : `Write ${known.join(", ")}, or a list of them`;
      location.at("type").refuse(`there is no type ${JSON.stringify(unknown)}`, remedy);
    }
    if ([type].flat().length === 0)
      location.at("type").refuse("the list of types is empty", "Write one, or take it out");
    refuseForeign(location, types);
    return types.length === 0 ? undefined : types.filter((one) => one !== "integer" || !types.includes("number"));
  }
  if (location.has("properties") || location.has("additionalProperties")) return ["object"];
  if (location.has("items")) return ["array"];
  const samples = values.filter((sample) => sample !== null).map(kindOfSample);
  // Of an object or a list that is written out, no schema says what it is made of.
  if (samples.length === 0 || samples.includes("object") || samples.includes("array")) return undefined;
  return [...new Set(samples)].filter((one) => one !== "integer" || !samples.includes("number"));
}

/** Refuses what says how a value is made that its type does not allow. */
function refuseForeign(location: Location, types: readonly string[]): void {
  for (const [keyword, kind] of [
    ["properties", "object"],
    ["items", "array"],
  ] as const) {
    if (!location.has(keyword) || types.includes(kind)) continue;
    location
      .at(keyword)
      .refuse(
        `${keyword} says nothing of a value of type ${types.join(" or ")}`,
        `Write type: ${kind}, or take it out`,
      );
  }
  const isMade = types.every((type) => type === "object" || type === "array");
  const misfit = isMade
    ? location.items("enum").find(({ value }) => !types.some((type) => type === kindOfSample(value)))
    : undefined;
  if (misfit !== undefined && misfit.value !== null) {
    misfit.refuse(
      `${JSON.stringify(misfit.value)} is not of type ${types.join(" or ")}`,
      "Correct the value, or let the enum stand in the schema of the items",
    );
  }
}

/** The values that a schema object lists, by `const` or `enum`; undefined where it lists none. Throws `DocumentError`. */
export function listedValues(location: Location): readonly unknown[] | undefined {
  const values = location.items("enum").map(({ value }) => value);
  const { const: only } = location.fields;
  if (only !== undefined) return [only];
  return location.has("enum") ? values : undefined;
}

/** The kind of a value that a document gives. */
export function kindOfSample(sample: unknown): string {
  if (Array.isArray(sample)) return "array";
  return typeof sample === "number" && Number.isInteger(sample) ? "integer" : typeof sample;
}

const memberKeywords = [
  "properties",
  "required",
  "additionalProperties",
  "unevaluatedProperties",
  "dependentSchemas",
  "if",
];

/** Whether a schema object says nothing of members. */
export const saysNoMembers = (schema: Readonly<Record<string, unknown>>): boolean =>
  !memberKeywords.some((keyword) => schema[keyword] !== undefined);

/** Whether a schema says of an object nothing but that it is one. */
export const isFreeForm = ({ parts }: Shape): boolean => parts.every(({ location }) => saysNoMembers(location.fields));

/** The schema of the members that an object does not list; undefined where there may be none, or nothing is said. */
export function othersOf({ parts }: Shape): Location | undefined {
  const given = parts
    .flatMap(({ location }) => [location.at("unevaluatedProperties"), location.at("additionalProperties")])
    .filter(({ value }) => value !== undefined);
  if (given.some(({ value }) => value === false)) return undefined;
  return given.find(({ value }) => value !== true) ?? given[0];
}

/** The schema of a list's items. Throws `DocumentError` where there is none, or more than one. */
export function itemsOf({ parts, location }: Shape): Location {
  const items = parts.flatMap(({ location }) => (location.has("items") ? [location.at("items")] : []));
  const [item] = items;
  if (item !== undefined && items.length === 1) return item;
  return location.refuse("the list does not say what its items are", "Write items, once");
}
