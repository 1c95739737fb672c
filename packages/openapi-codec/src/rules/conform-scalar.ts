import type { Rules } from "./rules.ts";
import { facetProblem, type ScalarRule, scalarProblem } from "./scalar.ts";

/** Checks a scalar and gives it back as its type carries it. `key` names a member of what the walk stands in. */
export function conformScalar(rule: ScalarRule, given: unknown, rules: Rules, key?: string | number): unknown {
  const value = rules.isWriting ? given : numberOf(rule, given);
  const problem = scalarProblem(rule, value) ?? unfitness(value, rules) ?? facetOf(rule, value, rules);
  if (problem !== undefined) rules.collector.add(problem, key);
  return value === 0 && rule.kind === "integer" ? 0 : value;
}

/** A number that was read as what its type carries. */
function numberOf({ isBigInt }: ScalarRule, value: unknown): unknown {
  if (isBigInt) return Number.isSafeInteger(value) ? BigInt(value as number) : value;
  return typeof value === "bigint" ? Number(value) : value;
}

function facetOf({ type }: ScalarRule, value: unknown, { validate }: Rules): string | undefined {
  return validate ? facetProblem(type, value as string | number | boolean) : undefined;
}

/** What is wrong with a scalar that no text can carry. */
function unfitness(value: unknown, { isWriting, allowsNonFinite }: Rules): string | undefined {
  if (typeof value === "string") return isWriting ? surrogateProblem(value) : undefined;
  if (typeof value !== "number" || allowsNonFinite || Number.isFinite(value)) return undefined;
  return `expected a finite number, found ${value}`;
}

/** What is wrong with a text that no encoding can carry. */
export function surrogateProblem(text: string): string | undefined {
  return isWellFormed(text) ? undefined : "half of a surrogate pair, which no encoding can carry";
}

/** Whether every surrogate in a text is half of a pair. */
export function isWellFormed(text: string): boolean {
  return (text as string & { isWellFormed(): boolean }).isWellFormed();
}
