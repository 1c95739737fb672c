import { responseOf } from "../spec/match-operation.ts";
import type { Issue, Operation } from "../types.ts";

/** The name of the 400 example that fits what is wrong with a body; undefined when the description has no such example. */
export function fittingExample(operation: Operation, issues: readonly Issue[]): string | undefined {
  const examples = responseOf(operation, 400)?.mediaTypes["application/json"]?.examples ?? {};
  return issues.flatMap(candidatesOf).find((name) => Object.hasOwn(examples, name));
}

/** Null and blank count as missing (observed). A grant type that is missing is an unsupported one. */
function candidatesOf({ found, keyword, path }: Issue): string[] {
  if (path === "/grant_type") {
    return ["unsupportedGrantType"];
  }
  if (keyword === "maxLength") {
    return ["overlongMember"];
  }
  if (keyword === "required" || keyword === "xsd" || keyword === "pattern" || found === "null") {
    return ["missingMember", "invalidGrant"];
  }
  return ["unreadableBody", "invalidGrant"];
}
