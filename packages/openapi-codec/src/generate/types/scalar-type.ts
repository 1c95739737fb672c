import { isCheckedFormat } from "../../rules/formats.ts";
import { readPattern } from "../../rules/patterns.ts";
import type { Facets, Type } from "../../table.ts";
import { listedValues } from "../kinds.ts";
import type { Location } from "../location.ts";
import { bothFacets } from "./both-facets.ts";

const ranges: Readonly<Record<string, readonly [number, number]>> = {
  int8: [-(2 ** 7), 2 ** 7 - 1],
  uint8: [0, 2 ** 8 - 1],
  int16: [-(2 ** 15), 2 ** 15 - 1],
  uint16: [0, 2 ** 16 - 1],
  int32: [-(2 ** 31), 2 ** 31 - 1],
  uint32: [0, 2 ** 32 - 1],
  uint64: [0, Number.MAX_SAFE_INTEGER],
};

interface ScalarOptions {
  readonly bigint: boolean;
  readonly isDataContract: boolean;
  /** The value may be of other kinds too, which have values of their own in the enum. */
  readonly isOneOfSeveral: boolean;
}

/** The type of a scalar that several schemas describe together. */
export function scalarType(
  kind: string,
  locations: readonly Location[],
  { bigint, isDataContract, isOneOfSeveral }: ScalarOptions,
): Type {
  const facets = locations.reduce((all: Facets, location) => {
    const both = bothFacets(all, facetsOf(location, kind, isOneOfSeveral));
    if (both.values?.length !== 0 || isOneOfSeveral) return both;
    return location.refuse("the lists of values have none in common", "Correct one of them");
  }, {});
  const format = locations.map(({ fields }) => fields["format"]).find((one) => typeof one === "string") as
    | string
    | undefined;
  switch (kind) {
    case "integer": {
      const range = format === undefined ? undefined : ranges[format];
      return {
        kind,
        ...(bigint && format === "int64" ? { isBigInt: true as const } : range && { range }),
        ...facets,
      };
    }
    case "number":
      return { kind, ...(format === "decimal" && { isDecimal: true as const }), ...facets };
    case "boolean":
      return { kind, ...facets };
    default: {
      // DataContract writes dates without an offset where .NET does not know it.
      const isChecked = format !== undefined && isCheckedFormat(format) && !(isDataContract && format === "date-time");
      return {
        kind: "string",
        ...(isDataContract && format === "char" && { isChar: true as const }),
        ...(isChecked && { format }),
        ...facets,
      };
    }
  }
}

function facetsOf(location: Location, kind: string, isOneOfSeveral: boolean): Facets {
  const { fields } = location;
  const { contentEncoding, exclusiveMinimum, exclusiveMaximum } = fields;
  const values = listedValues(location);
  if (location.has("enum") && location.items("enum").length === 0) {
    location.at("enum").refuse("the enum has no values", "List some, or take it out");
  }
  const isOfKind = (value: unknown): boolean => (kind === "integer" ? Number.isInteger(value) : typeof value === kind);
  const allowed = values?.filter((value) => value !== null && (!isOneOfSeveral || isOfKind(value)));
  const misfit = allowed?.find((value) => !isOfKind(value));
  if (misfit !== undefined) {
    location.refuse(`${JSON.stringify(misfit)} is not of type ${kind}`, "Correct the value, or the type");
  }
  const isText = kind === "string";
  const isNumber = kind === "integer" || kind === "number";
  return {
    ...(allowed && { values: allowed as (string | number | boolean)[] }),
    ...(isText && countFacet(location, "minLength")),
    ...(isText && countFacet(location, "maxLength")),
    ...(isText && fields["pattern"] !== undefined && { pattern: checkedPattern(location, fields["pattern"]) }),
    ...(isText && contentEncoding === "base64" && { format: "byte" }),
    // In OpenAPI 3.0 the exclusive bounds are true or false, and say something of the others.
    ...(isNumber &&
      (exclusiveMinimum === true ? renamed(location, "minimum", "exclusiveMinimum") : number(location, "minimum"))),
    ...(isNumber &&
      (exclusiveMaximum === true ? renamed(location, "maximum", "exclusiveMaximum") : number(location, "maximum"))),
    ...(isNumber && number(location, "exclusiveMinimum")),
    ...(isNumber && number(location, "exclusiveMaximum")),
    ...(isNumber && stepFacet(location)),
  };
}

/** How many there may be of something. Throws `DocumentError` for anything else. */
export function countFacet(location: Location, key: string): object {
  const { value } = location.at(key);
  if (value === undefined) return {};
  if (Number.isInteger(value) && (value as number) >= 0) return { [key]: value };
  return location.at(key).refuse(`${key} is a whole number, 0 or more`, "Write such a number");
}

function stepFacet(location: Location): object {
  const { value } = location.at("multipleOf");
  if (typeof value === "number" && value <= 0) {
    location.at("multipleOf").refuse("multipleOf is more than 0", "Write such a number, or take it out");
  }
  return number(location, "multipleOf");
}

function checkedPattern(location: Location, pattern: unknown): string {
  if (typeof pattern !== "string") return location.at("pattern").refuse("a pattern is a text", "Write it in quotes");
  if (readPattern(pattern) !== undefined) return pattern;
  return location
    .at("pattern")
    .refuse(`${pattern} is not a regular expression`, "Correct it: it is read as JavaScript's, with the flag u");
}

const number = (location: Location, key: string): object => renamed(location, key, key);

function renamed(location: Location, key: string, name: string): object {
  const { value } = location.at(key);
  if (Number.isFinite(value)) return { [name]: value };
  // OpenAPI 3.0 has true and false for the exclusive bounds.
  if (value !== undefined && typeof value !== "boolean")
    location.at(key).refuse(`${key} is a number`, "Write a number");
  return {};
}
