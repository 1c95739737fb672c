import type { Location } from "./location.ts";

/** The methods that a path item has a member for, as it spells them. */
export const methods: readonly string[] = [
  "get",
  "put",
  "post",
  "delete",
  "options",
  "head",
  "patch",
  "trace",
  "query",
];

/** What an object describes, its extensions left out. */
export const describedEntries = (location: Location, name: string): [string, Location][] =>
  location.entries(name).filter(([key]) => !key.startsWith("x-"));

/** An operation, and where the document describes it. */
export interface FoundOperation {
  readonly path: string;
  readonly method: string;
  readonly location: Location;
  /** What is said for all operations of the path. */
  readonly item: Location;
}

/** The operations of a document, webhooks and callbacks left out. Throws `DocumentError`. */
export function operationsOf(document: Location): FoundOperation[] {
  return describedEntries(document, "paths").flatMap(([path, given]) => {
    if (!path.startsWith("/")) given.refuse(`the path ${path} does not begin with /`, `Write /${path}`);
    const item = pathItem(given);
    return operationsOfItem(item).map(([method, location]) => ({ path, method, location, item }));
  });
}

/** The path item that stands at a place or is referred to there. Throws `DocumentError`. */
export const pathItem = (given: Location): Location =>
  given.resolve().object("a path", "Write an object of operations, such as get");

const keywords = ["$ref", "summary", "description", "servers", "parameters", "additionalOperations", ...methods];

/** The operations of a path item, by their methods. Throws `DocumentError` for one that would be passed over. */
export function operationsOfItem(item: Location): [string, Location][] {
  for (const key of Object.keys(item.fields)) {
    if (keywords.includes(key) || key.startsWith("x-")) continue;
    const method = key.toLowerCase();
    const remedy = methods.includes(method) ? `Write ${method}` : `Write one of ${methods.join(", ")}`;
    item.at(key).refuse(`a path has no ${key}`, remedy);
  }
  const described: [string, Location][] = [
    ...methods.filter((method) => item.has(method)).map((method): [string, Location] => [method, item.at(method)]),
    ...item.entries("additionalOperations"),
  ];
  return described.map(([method, location]) => {
    return [method, location.object("an operation", "Write an object with responses")];
  });
}
