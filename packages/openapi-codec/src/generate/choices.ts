import { isRecord, type Location } from "./location.ts";

/** The branches of `oneOf` or `anyOf` that say something of the value's shape, without null. */
export interface Choices {
  /** Of the schema that has them. */
  readonly location: Location;
  readonly branches: readonly Location[];
  readonly hasNull: boolean;
}

/** The choices that a schema gives; undefined where there is one type. Throws `DocumentError`. */
export function choicesOf(location: Location): Choices | undefined {
  const all = [...location.items("oneOf"), ...location.items("anyOf")];
  if (all.length === 0 && (location.has("oneOf") || location.has("anyOf"))) {
    location.refuse("the union has no branches", "Add some, or take it out");
  }
  if (all.every(({ value }) => isConstraint(value))) return undefined;
  if (location.has("oneOf") && location.has("anyOf")) {
    location.refuse("oneOf stands beside anyOf", "Keep one of them");
  }
  const branches = all.filter((branch) => !isNull(branch));
  return { location, branches, hasNull: branches.length < all.length };
}

/** Whether a keyword is one that a schema of one type and null is made with. */
export const isUnionKey = (key: string): boolean =>
  key === "oneOf" || key === "anyOf" || key === "type" || key === "discriminator";

/** Whether a branch, or what it refers to, allows null alone. */
function isNull(branch: Location): boolean {
  const { type, const: only, enum: values } = branch.resolve().fields;
  const said = [type, values].find((one) => Array.isArray(one) && one.length > 0) as unknown[] | undefined;
  return type === "null" || only === null || said?.every((one) => one === null || one === "null") === true;
}

/** Whether a branch says which members must be there, and nothing of what they are. */
export function isConstraint(branch: unknown): boolean {
  if (!isRecord(branch)) return typeof branch === "boolean";
  return Object.keys(branch).every((key) => ["required", "not", "title", "description"].includes(key));
}
