import type { Operation, Type } from "@starfish-api/openapi-codec";
import { table } from "./generated/table.ts";

/** Sending it twice may start a job twice. */
export const startsJob = ({ extensions }: Operation): boolean => extensions?.["x-starts-job"] === true;

/** It answers when the job has ended. */
export const answersAtEnd = ({ extensions }: Operation): boolean => extensions?.["x-answers-at-end"] === true;

/** Where a name and a password are exchanged for a token: what it answers may hold one. */
export const tokenPath: string = (table.operations["requestToken"] as Operation).path;

/** The statuses that end a job of a run, and what they mean, by the description's `x-terminal`. */
export const endStatuses: ReadonlyMap<string, "succeeded" | "failed"> = new Map(
  Object.values(table.types as Readonly<Record<string, Type>>).flatMap(endStatusesOf),
);

function endStatusesOf(type: Type): readonly (readonly [word: string, end: "succeeded" | "failed"])[] {
  if (type.kind !== "object") return [];
  return type.members.flatMap(({ extensions }) => Object.entries(extensions?.["x-terminal"] ?? {}));
}

/** How the Results of one run are asked for: the operation that reads by a runID alone what has those statuses. */
export const lookup: keyof typeof table.operations = nameOfLookup();

function nameOfLookup(): keyof typeof table.operations {
  const operations = Object.entries(table.operations as Readonly<Record<string, Operation>>);
  const found = operations.find(([, { method, parameters = [], responses }]) => {
    const [only, ...others] = parameters.filter(({ required }) => required);
    const isByRun = only?.extensions?.["x-client-name"] === "runID" && others.length === 0;
    return method === "GET" && isByRun && Object.values(responses[200]?.content ?? {}).some(hasEndStatus);
  });
  if (found === undefined) throw new TypeError("The description has no operation that reads by a runID");
  return found[0] as keyof typeof table.operations;
}

function hasEndStatus(type: Type | null): boolean {
  if (type?.kind === "ref") return hasEndStatus(table.types[type.to as keyof typeof table.types] as Type);
  if (type?.kind === "list") return hasEndStatus(type.item);
  return type !== null && endStatusesOf(type).length > 0;
}
