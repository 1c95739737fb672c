import { checks } from "../checks/index.ts";
import type { Blame, Evidence } from "../types.ts";
import { kindOfCase, templateOfFound, templateOfMessage } from "./cause-template.ts";
import type { Report, ReportedFinding } from "./report.ts";

/** One mistake, however many cases show it. */
export interface Cause {
  readonly check: string;
  readonly blame: Blame;
  readonly evidence: Evidence;
  /** Whether it fails the run. A finding that rests on a guess does so only where strictness was asked for. */
  readonly fails: boolean;
  /** What to change; missing where the list of known failures is stale, for the message says it then. */
  readonly fix?: string;
  /** The first finding, as the example. */
  readonly example: ReportedFinding;
  readonly findings: readonly ReportedFinding[];
  /** The ids of the cases, each once. */
  readonly cases: readonly string[];
  /** The operations of the cases, each once. */
  readonly operations: readonly string[];
  /** What else was found in place of the same expectation, where that is many things. */
  readonly alsoFound: readonly string[];
}

/** Of more variants than this, one mistake is likelier than many. */
const maxVariants = 5;

/**
 * The findings by what causes them: those that fail the run first, then the most frequent. Two findings have one cause
 * where the check, the message and what was expected are the same but for ids, numbers and texts, and what was found is
 * of one kind. A wrong status is reported for each kind of request too, but where one good status stands for another; and a
 * server that denies nobody is one thing, whether credentials are missing or wrong.
 */
export function listCauses({ about, findings }: Report): readonly Cause[] {
  const isStatus = ({ check }: ReportedFinding): boolean => check === "status-expected";
  return groupBy(findings, ({ blame, check, evidence, expected, message }) =>
    JSON.stringify([check, blame, evidence, templateOfMessage(message), templateOfFound(expected)]),
  )
    .flatMap((group) => unlessMany(group, kindOfFound))
    .flatMap((group) =>
      group.every(isStatus) && !group.every(isOtherSuccess) ? unlessMany(group, kindOfCase) : [group],
    )
    .reduce(withOpenDoors, [])
    .map((group) => toCause(group, about.strict))
    .sort((left, right) => Number(right.fails) - Number(left.fails) || right.cases.length - left.cases.length);
}

const isSuccess = (status: string): boolean => /^2\d\d$/.test(status);

/** Where a request was to be refused, which good status it got does not matter. */
const kindOfFound = ({ expected, found }: ReportedFinding): string =>
  isSuccess(found) && /^[45]\d\d\b/.test(expected) ? "taken" : templateOfFound(found);

const isOtherSuccess = ({ expected, found }: ReportedFinding): boolean => isSuccess(found) && /^2\d\d\b/.test(expected);

/** Joins requests with wrong credentials that were taken to those without any that were. */
function withOpenDoors(groups: Group[], group: Group): Group[] {
  const isWrong = group.every(
    (finding) => kindOfCase(finding) === "wrong-credentials" && kindOfFound(finding) === "taken",
  );
  const open = groups.find(
    (other) =>
      isWrong &&
      other[0].check === "missing-token-refused" &&
      group.every(({ operation }) => other.some((finding) => finding.operation === operation)),
  );
  open?.push(...group);
  return open === undefined ? [...groups, group] : groups;
}

/** In UTF-16 units. */
const maxInName = 40;

/** What is wrong in one line: causes of one check often differ in what was expected and found alone. */
export function nameCause({ example: { expected, found, message } }: Cause): string {
  const isShort = [expected, found].every((text) => text.length <= maxInName && !/[\r\n]/.test(text));
  return isShort ? `${message} (expected ${expected}, found ${found})` : message;
}

/** How many causes fail the run, and how many do not. */
function countCauses(causes: readonly Cause[]): { readonly failing: number; readonly harmless: number } {
  const failing = causes.filter(({ fails }) => fails).length;
  return { failing, harmless: causes.length - failing };
}

/** `9 things to fix`; undefined where there is nothing. */
export function describeCauses(causes: readonly Cause[]): string | undefined {
  const { failing, harmless } = countCauses(causes);
  const things = (count: number): string => (count === 1 ? "1 thing" : `${count} things`);
  if (failing === 0) {
    return harmless === 0 ? undefined : `Nothing to fix, ${things(harmless)} to look at`;
  }
  return `${things(failing)} to fix${harmless === 0 ? "" : `, ${things(harmless)} to look at`}`;
}

function toCause(findings: readonly [ReportedFinding, ...ReportedFinding[]], strict: boolean): Cause {
  const [example] = findings;
  const { blame, check, evidence } = example;
  const unique = (texts: readonly string[]): string[] => [...new Set(texts)];
  const kinds = groupBy(findings, ({ found }) => templateOfFound(found));
  const fix = blame === "kit" ? undefined : checks.find(({ id }) => id === check)?.fix;
  return {
    check,
    blame,
    evidence,
    fails: strict || evidence !== "assumed",
    ...(fix === undefined ? {} : { fix }),
    example,
    findings,
    cases: unique(findings.map((finding) => finding.case)),
    operations: unique(findings.map(({ operation }) => operation)),
    alsoFound: kinds.slice(1).map(([first]) => first.found),
  };
}

type Group = [ReportedFinding, ...ReportedFinding[]];

function unlessMany(group: Group, keyOf: (finding: ReportedFinding) => string): Group[] {
  const parts = groupBy(group, keyOf);
  return parts.length > maxVariants ? [group] : parts;
}

function groupBy(findings: readonly ReportedFinding[], keyOf: (finding: ReportedFinding) => string): Group[] {
  const groups = new Map<string, Group>();
  for (const finding of findings) {
    const key = keyOf(finding);
    const group = groups.get(key);
    if (group === undefined) {
      groups.set(key, [finding]);
    } else {
      group.push(finding);
    }
  }
  return [...groups.values()];
}
