import type { Operation } from "@starfish-api/openapi-codec";
import { table } from "./generated/table.ts";

/** Sending it twice may start a job twice. */
export const startsJob = ({ extensions }: Operation): boolean => extensions?.["x-starts-job"] === true;

/** It answers when the job has ended. */
export const answersAtEnd = ({ extensions }: Operation): boolean => extensions?.["x-answers-at-end"] === true;

/** The statuses that end a job of a run, and what they mean, by the description's `x-terminal`. */
export const endStatuses: ReadonlyMap<string, "succeeded" | "failed"> = new Map(
  Object.values(table.types).flatMap((type) =>
    type.kind !== "object"
      ? []
      : type.members.flatMap(({ extensions }) => Object.entries(extensions?.["x-terminal"] ?? {})),
  ),
);
