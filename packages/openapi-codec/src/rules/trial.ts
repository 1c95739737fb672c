import { DecodeError, EncodeError, type Issue } from "../errors.ts";
import { IssueCollector } from "../issue-collector.ts";
import type { UnionType } from "../table.ts";
import type { Conform } from "./conform.ts";
import type { Rules } from "./rules.ts";

/** The rules by which values are tried, and what was found: nothing is tried twice, however often unions stand in unions. */
export class Trial {
  readonly rules: Rules;
  readonly #found: WeakMap<object, Map<UnionType, unknown>> = new WeakMap();

  constructor(rules: Rules, validate: boolean) {
    const collector = new IssueCollector(rules.isWriting ? EncodeError : DecodeError, "", 1);
    this.rules = { ...rules, isTrial: true, asFields: false, validate, collector };
  }

  /** What was found for a value of a union before, or is found now. */
  remembered<Found>(value: unknown, union: UnionType, find: () => Found): Found {
    if (typeof value !== "object" || value === null) return find();
    const known = this.#found.get(value) ?? new Map<UnionType, unknown>();
    this.#found.set(value, known);
    if (!known.has(union)) known.set(union, find());
    return known.get(union) as Found;
  }
}

const trials = new WeakMap<Rules, readonly Trial[]>();

/** The trials of a walk in their order: by all that the schemas ask, then, unless that is asked for, by types alone. */
export function trialsOf(rules: Rules): readonly Trial[] {
  const known = trials.get(rules);
  if (known !== undefined) return known;
  const strict = new Trial(rules, true);
  const made = rules.validate ? [strict] : [strict, new Trial(rules, false)];
  for (const owner of [rules, ...made.map((trial) => trial.rules)]) trials.set(owner, made);
  // Inside a strict trial there is no other.
  trials.set(strict.rules, [strict]);
  return made;
}

/** The first problem of a value; undefined where there is none. */
export function tryValue(
  conform: Conform,
  value: unknown,
  trial: Trial,
  { collector: { path } }: Rules,
): Issue | undefined {
  const { issues, path: tried } = trial.rules.collector;
  const before = [...tried];
  tried.splice(0, tried.length, ...path);
  try {
    conform(value, trial.rules);
    return undefined;
  } catch (error) {
    const [issue] = issues;
    if (issue === undefined) throw error;
    return issue;
  } finally {
    issues.length = 0;
    tried.splice(0, tried.length, ...before);
  }
}
