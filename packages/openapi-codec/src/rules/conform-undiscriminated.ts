import type { Issue } from "../errors.ts";
import type { Table, Type, UnionType } from "../table.ts";
import { lazily, resolveType } from "./compile.ts";
import type { Conform } from "./conform.ts";
import type { CompileConform } from "./conform-union.ts";
import type { Rules } from "./rules.ts";
import { type Trial, trialsOf, tryValue } from "./trial.ts";
import { describeKind, isPlainObject, withArticle } from "./value-kind.ts";

/** A type that a value may be of, and what tells it from others at a glance. */
interface Branch {
  readonly type: Type;
  readonly kind: string;
  /** The names of the members that an object lists. */
  readonly members: ReadonlySet<string>;
  readonly conform: Conform;
}

/**
 * Values of a union without a discriminator. Their kinds tell branches apart; where several are of one kind, one that the
 * value fits is meant, by all that the schemas ask, else by their types and required members.
 */
export function conformUndiscriminated(table: Table<unknown>, union: UnionType, conform: CompileConform): Conform {
  return lazily((): Conform => {
    const branches = branchesOf(table, union, conform);
    const kinds = [...new Set(branches.map(({ kind }) => kind))];
    return (value, rules) => {
      const kind = valueKind(value);
      const candidates = branches.filter((branch) => branch.kind === kind || branch.kind === "any");
      const [first] = candidates;
      if (first === undefined) {
        rules.collector.add(`expected ${kinds.join(" or ") || "null"}, found ${describeKind(value)}`);
        return value;
      }
      if (candidates.length === 1) return first.conform(value, rules);
      const fitting = fittingOf(union, candidates, value, rules);
      if (fitting === undefined) rules.collector.add(misfit(candidates, value, rules));
      // What was tried need not be walked again.
      return fitting === undefined || rules.isTrial ? value : fitting.conform(value, rules);
    };
  });
}

/** The branches of a union, and those of unions among them. */
function branchesOf(table: Table<unknown>, union: UnionType, conform: CompileConform): readonly Branch[] {
  const seen = new Set<Type>();
  const leaves = (type: Type): readonly Branch[] => {
    const resolved = resolveType(table, type);
    if (resolved.kind !== "union" || resolved.discriminator !== undefined) {
      const members = new Set(resolved.kind === "object" ? resolved.members.map(({ name }) => name) : []);
      return [{ type, kind: kindOf(resolved), members, conform: lazily(() => conform(table, type)) }];
    }
    if (seen.has(resolved)) return [];
    seen.add(resolved);
    return resolved.branches.flatMap((branch) => leaves(branch.type));
  };
  return leaves(union);
}

/** The branch that a value is of: of those that it fits, the first that lists most of its members. */
function fittingOf(union: UnionType, candidates: readonly Branch[], value: unknown, rules: Rules): Branch | undefined {
  const names = isPlainObject(value) ? Object.keys(value) : [];
  const listed = (branch: Branch): number => names.filter((name) => branch.members.has(name)).length;
  for (const trial of trialsOf(rules)) {
    const found = trial.remembered(value, union, () => {
      const fitting = candidates.filter(({ conform }) => tryValue(conform, value, trial, rules) === undefined);
      return fitting.sort((one, other) => listed(other) - listed(one))[0];
    });
    if (found !== undefined) return found;
  }
  return undefined;
}

/** Why a value fits none of the branches, by the first problem of each. */
function misfit(candidates: readonly Branch[], value: unknown, rules: Rules): string {
  const start = `fits none of ${candidates.length} types`;
  if (rules.isTrial) return start;
  const trial = trialsOf(rules).at(-1) as Trial;
  const told = candidates.slice(0, 3).map(({ type, kind, conform }) => {
    const issue = tryValue(conform, value, trial, rules) as Issue;
    const place = issue.path.slice(rules.collector.path.length).join(".");
    return `as ${type.kind === "ref" ? type.to : withArticle(kind)}, ${place === "" ? "" : `at ${place}: `}${issue.message}`;
  });
  const left = candidates.length - told.length;
  return `${start}: ${[...told, ...(left > 0 ? [`and ${left} more`] : [])].join("; ")}`;
}

/** The kinds that values can be told apart by. */
function kindOf({ kind }: Type): string {
  if (kind === "union") return "object";
  return kind === "integer" ? "number" : kind;
}

function valueKind(value: unknown): string {
  if (Array.isArray(value)) return "list";
  return typeof value === "bigint" ? "number" : typeof value;
}
