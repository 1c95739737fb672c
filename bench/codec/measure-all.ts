import { execFileSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import type { Contender } from "./contender.ts";
import { BASE, CONTENDERS, PEERS, SUBJECT } from "./contenders.ts";
import { type Detachment, measureDetachment } from "./detached.ts";
import { type Measurement, median } from "./measure.ts";
import { type MemoryMeasurement, measureMemory } from "./memory.ts";
import { rowsMessage } from "./messages.ts";
import { type Column, MOST_ROWS, readsAllForms, type Times, type TimesOptions } from "./times.ts";

/** The codec and JSON; these, and the others with small messages; everything with all messages. */
export type Scope = "gate" | "codec" | "everything";

export interface Measurements extends Times {
  readonly memory: readonly MemoryMeasurement[];
  /** Not for the gate. */
  readonly detachment: Detachment | undefined;
}

/** The compiler does not decide alike in each process, so that one process alone would be a matter of luck. */
const PROCESSES = 3;
const FEW_ROWS = 100;

/** Measures each contender beside JSON in processes of its own, so that none is slowed down by what others leave. */
export function measureAll(scope: Scope): Measurements {
  const isGate = scope === "gate";
  const isAll = scope === "everything";
  const own = timesOf(SUBJECT, PROCESSES, { mostRows: MOST_ROWS, spellings: !isGate });
  const others = (isGate ? [] : PEERS).map((peer) =>
    timesOf(peer, 1, { mostRows: isAll ? MOST_ROWS : FEW_ROWS, spellings: readsAllForms(peer) }),
  );
  const beside = (columnsOf: (times: Times) => readonly Column[]): Column[] =>
    columnsOf(own).map((column, at) => ({
      ...column,
      measurements: [...column.measurements, ...others.flatMap((times) => peerIn(columnsOf(times)[at]))],
    }));
  return {
    decoded: beside(({ decoded }) => decoded),
    encoded: beside(({ encoded }) => encoded),
    spelled: beside(({ spelled }) => spelled),
    memory: measureMemory(isAll ? CONTENDERS : [BASE, SUBJECT], rowsMessage(MOST_ROWS), PROCESSES),
    detachment: isGate ? undefined : measureDetachment(),
  };
}

/** What was measured beside JSON, which the table has from the codec's processes. */
function peerIn(column: Column | undefined): readonly Measurement[] {
  return column?.measurements.filter(({ name }) => name !== BASE.name) ?? [];
}

const child = fileURLToPath(new URL("times-child.ts", import.meta.url));

function timesOf({ name }: Contender, processes: number, options: TimesOptions): Times {
  const args = ["--expose-gc", "--max-old-space-size=8192", child, name, JSON.stringify(options)];
  const runs = Array.from({ length: processes }, (): Times => {
    return JSON.parse(execFileSync(process.execPath, args, { encoding: "utf8" }));
  });
  return {
    decoded: medians(runs.map(({ decoded }) => decoded)),
    encoded: medians(runs.map(({ encoded }) => encoded)),
    spelled: medians(runs.map(({ spelled }) => spelled)),
  };
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
