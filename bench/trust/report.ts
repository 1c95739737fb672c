import { availableParallelism } from "node:os";
import { table } from "../codec/report.ts";
import type { Judge, Verdict } from "./judge.ts";

/** By the names of the judges. */
type Verdicts = ReadonlyMap<string, Verdict>;

/** One faulty sandbox. */
export interface Trial {
  readonly fault: string;
  readonly verdicts: Verdicts;
}

export interface Trust {
  readonly judges: readonly Judge[];
  /** Those that could not be had, and why. */
  readonly missing: readonly string[];
  /** The healthy sandbox, again and again. */
  readonly healthy: readonly Verdicts[];
  readonly trials: readonly Trial[];
  /** How many there were to try. */
  readonly faults: number;
}

/** A table with a row for each judge, as Markdown. */
export function describeTrust(trust: Trust): string {
  const { faults, healthy, judges, missing, trials } = trust;
  const command = ["pnpm trust", ...process.argv.slice(2)].join(" ").replace(/ --(?:tools|log|minutes) \S+/g, "");
  const rows = judges.map(({ name, note, version }) => {
    const alarms = new Set(healthy.flatMap((verdicts) => verdicts.get(name)?.failures ?? []));
    const verdicts = trials.flatMap((trial) => trial.verdicts.get(name) ?? []);
    const cut = verdicts.filter(({ isWhole }) => !isWhole).length;
    return [
      `${name} ${version}`,
      `${trials.filter((trial) => isFound(trust, name, trial)).length} of ${trials.length}`,
      String(alarms.size),
      `${median(healthy.flatMap((each) => each.get(name)?.seconds ?? [])).toFixed(1)} s`,
      `${median(verdicts.map(({ seconds }) => seconds)).toFixed(1)} s`,
      `${note}${cut === 0 ? "" : `; stopped before its end ${cut} times`}`,
    ];
  });
  const [kit] = judges;
  const missed =
    kit === undefined ? [] : trials.filter((trial) => !isFound(trust, kit.name, trial)).map(({ fault }) => fault);
  return [
    `Made by \`${command}\` with Node.js ${process.version} on ${availableParallelism()} cores.`,
    table(
      [
        "judge",
        "faults found",
        "said of the healthy sandbox",
        "time, healthy",
        "time, faulty (median)",
        "how it was run",
      ],
      rows,
    ),
    `The kit does not find: ${missed.join(", ") || "nothing of these"}.`,
    ...(trials.length === faults
      ? []
      : [`In the time that there was, ${trials.length} of ${faults} faults were tried.`]),
    ...(missing.length === 0 ? [] : [`Not to be had: ${missing.join("; ")}.`]),
  ].join("\n\n");
}

/** A page with a row for each fault. */
export function listFaults(trust: Trust): string {
  const { judges, trials } = trust;
  const sorted = trials.toSorted((left, right) => (left.fault < right.fault ? -1 : 1));
  const rows = sorted.map((trial) => [
    trial.fault,
    ...judges.map(({ name }) =>
      isFound(trust, name, trial) ? "✓" : trial.verdicts.get(name)?.isWhole ? "–" : "– (stopped)",
    ),
  ]);
  return `<!-- Written by \`pnpm trust --write\`. Do not edit. -->

# Which judge finds which fault

${table(["fault", ...judges.map(({ name }) => name)], rows)}
`;
}

/** A failure that the healthy sandbox does not have. */
function isFound({ healthy }: Trust, judge: string, { verdicts }: Trial): boolean {
  const usual = new Set(healthy.flatMap((each) => each.get(judge)?.failures ?? []));
  return (verdicts.get(judge)?.failures ?? []).some((failure) => !usual.has(failure));
}

function median(values: readonly number[]): number {
  return values.toSorted((left, right) => left - right)[values.length >> 1] ?? Number.NaN;
}
