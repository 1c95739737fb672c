import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { type CapturedCase, type Difference, type Mode, replay } from "./replay.ts";

export const corpusFile: string = fileURLToPath(
  new URL("../../../test/wire-corpus/aspnet-web-api.json", import.meta.url),
);

/** The share of cases that must be equal in both modes. */
export const requiredShare = 1;

interface Deviation {
  readonly captured: CapturedCase;
  readonly mode: Mode;
  readonly differences: readonly Difference[];
}

export interface CorpusReport {
  readonly cases: number;
  readonly equal: number;
  readonly deviations: readonly Deviation[];
}

/** Replays every case in both modes; a case is equal when it is so in both. */
export async function replayCorpus(file: string): Promise<CorpusReport> {
  const { cases } = JSON.parse(readFileSync(file, "utf8")) as { readonly cases: readonly CapturedCase[] };
  const deviations: Deviation[] = [];
  let equal = 0;
  for (const captured of cases) {
    const found: Deviation[] = [];
    for (const mode of ["checked", "ignored"] as const) {
      const differences = await replay(captured, mode);
      if (differences.length > 0) {
        found.push({ captured, mode, differences });
      }
    }
    equal += found.length === 0 ? 1 : 0;
    deviations.push(...found);
  }
  return { cases: cases.length, equal, deviations };
}

/** One paragraph per deviation, and the sum. */
export function printReport({ cases, equal, deviations }: CorpusReport): string {
  const lines = deviations.flatMap(({ captured, mode, differences }) => [
    `${captured.group}: ${captured.name} (ModelState ${mode})`,
    ...differences.map(
      ({ part, expected, found }) => `  ${part}: ${JSON.stringify(expected)} was ${JSON.stringify(found)}`,
    ),
  ]);
  return [...lines, `${equal} of ${cases} cases equal in both modes: ${((100 * equal) / cases).toFixed(1)} %`].join(
    "\n",
  );
}
