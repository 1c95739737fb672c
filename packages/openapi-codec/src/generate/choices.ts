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
  const branches = all.filter((branch) => !allowsNullAlone(branch.resolve().fields));
  return { location, branches, hasNull: branches.length < all.length };
}

/** Whether a keyword is one that a schema of one type and null is made with. */
export const isUnionKey = (key: string): boolean =>
  key === "oneOf" || key === "anyOf" || key === "type" || key === "discriminator";

/** Whether a schema object allows null alone. */
export function allowsNullAlone({ type, const: only, enum: values }: Location["fields"]): boolean {
  const areAll = (list: readonly unknown[], wanted: unknown): boolean =>
    list.length > 0 && list.every((one) => one === wanted);
  return only === null || areAll([type].flat(), "null") || (Array.isArray(values) && areAll(values, null));
}

/** Whether a branch says which members must be there, and nothing of what they are. */
export function isConstraint(branch: unknown): boolean {
  if (!isRecord(branch)) return typeof branch === "boolean";
  return Object.keys(branch).every((key) => ["required", "not", "title", "description"].includes(key));
}
