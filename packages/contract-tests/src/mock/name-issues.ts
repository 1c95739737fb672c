import { closestName } from "../closest-name.ts";
import type { Contract, Issue, ResponseContract } from "../types.ts";

/** Everything that is wrong with a body in one line, with the name that was probably meant. */
export function describeIssues(issues: readonly Issue[], value: unknown): string {
  const given = typeof value === "object" && value !== null ? Object.keys(value) : [];
  return issues
    .slice(0, 5)
    .map(({ keyword, message, path }) => {
      const missing = keyword === "required" ? (path.split("/").at(-1) ?? "") : "";
      const written = missing === "" || given.includes(missing) ? undefined : closestName(missing, given);
      return `${path} ${message}${written === undefined ? "" : `: the body has ${written}`}`.trim();
    })
    .join("; ");
}

/** Members in which errors say in words what is wrong, in the order in which they are looked for. */
const words = ["detail", "message", "error_description", "title"];

/** An error's example says what was wrong with another body: the same error about this one, as far as its schema allows. */
export function nameIssues(
  contract: Contract,
  documented: ResponseContract | undefined,
  value: unknown,
  issues: readonly Issue[],
  reason: string,
): unknown {
  const schema = Object.values(documented?.mediaTypes ?? {}).find((each) => each.schema !== undefined)?.schema;
  if (issues.length === 0 || schema === undefined || typeof value !== "object" || value === null) {
    return value;
  }
  const named = "ModelState" in value ? { ...value, ModelState: toModelState(issues) } : inWords(value, reason);
  return contract.validateValue(schema, named, "response").length === 0 ? named : value;
}

function inWords(value: object, reason: string): object {
  const names = Object.entries(value).flatMap(([name, member]) => (typeof member === "string" ? [name] : []));
  const name = words.flatMap((word) => names.find((each) => each.toLowerCase() === word) ?? []).at(0);
  return name === undefined ? value : { ...value, [name]: reason };
}

/** By the member that is wrong, as the framework's own validation writes it. */
function toModelState(issues: readonly Issue[]): Record<string, string[]> {
  const state = new Map<string, string[]>();
  for (const issue of issues) {
    const key = ["request", ...(issue.keyword === "xsd" ? [] : issue.path.split("/").filter(Boolean))].join(".");
    state.set(key, [...(state.get(key) ?? []), toText(issue)]);
  }
  return Object.fromEntries(state);
}

function toText({ expected, found, keyword, message, path }: Issue): string {
  const name = path.split("/").at(-1) ?? "";
  if (keyword === "required" || keyword === "pattern" || found === "null") {
    return `The ${name} field is required.`;
  }
  if (keyword === "maxLength") {
    return `The field ${name} must be a string or array type with a maximum length of '${expected.replace(/\D/g, "")}'.`;
  }
  return keyword === "xsd" || path === "" ? message : `The field ${name} ${message}.`;
}
