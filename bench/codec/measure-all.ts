import { execFileSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { BASE, CONTENDERS, SUBJECT } from "./contenders.ts";
import { type Detachment, measureDetachment } from "./detached.ts";
import { median } from "./measure.ts";
import { type MemoryMeasurement, measureMemory } from "./memory.ts";
import { rowsMessage } from "./messages.ts";
import { type Column, MOST_ROWS, type Scope, type Times } from "./times.ts";

export interface Measurements extends Times {
  readonly memory: readonly MemoryMeasurement[];
  /** Not for the gate. */
  readonly detachment: Detachment | undefined;
}

/** The compiler does not decide alike in each process, so that one process alone would be a matter of luck. */
const PROCESSES = 3;

const child = fileURLToPath(new URL("times-child.ts", import.meta.url));

/** Measures in three processes, one after the other, and gives the medians; everything is measured in one alone. */
export function measureAll(scope: Scope): Measurements {
  const isAll = scope === "everything";
  const runs = Array.from({ length: isAll ? 1 : PROCESSES }, () => timesOf(scope));
  return {
    decoded: medians(runs.map(({ decoded }) => decoded)),
    encoded: medians(runs.map(({ encoded }) => encoded)),
    spelled: medians(runs.map(({ spelled }) => spelled)),
    memory: measureMemory(isAll ? CONTENDERS : [BASE, SUBJECT], rowsMessage(MOST_ROWS), PROCESSES),
    detachment: scope === "gate" ? undefined : measureDetachment(),
  };
}

function timesOf(scope: Scope): Times {
  const args = ["--expose-gc", "--max-old-space-size=8192", child, scope];
  return JSON.parse(execFileSync(process.execPath, args, { encoding: "utf8", maxBuffer: 2 ** 24 }));
}

/** The first run with its figures replaced by the medians of all. */
function medians(runs: readonly (readonly Column[])[]): Column[] {
  return (runs[0] ?? []).map((column, at) => ({
    ...column,
    measurements: column.measurements.map((measurement, of) => {
      const all = runs.flatMap((run) => run[at]?.measurements[of] ?? []);
      return {
        ...measurement,
        milliseconds: median(all.map(({ milliseconds }) => milliseconds)),
        ratio: median(all.map(({ ratio }) => ratio)),
      };
    }),
  }));
}
