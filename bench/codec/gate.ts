import { BASE, SUBJECT } from "./contenders.ts";
import type { MemoryMeasurement } from "./memory.ts";
import type { Column } from "./times.ts";

/** What the codec may cost at most, as a ratio to JSON of the equal value in the same run. */
const TARGETS = { decodeSingle: 3.5, decodeRows: 2, encodeSmall: 1.6, encodeLarge: 3, memory: 2 } as const;

/** One target and what was measured for it. */
export interface Judgement {
  readonly what: string;
  readonly measured: number;
  readonly target: number;
}

export interface Judgements {
  readonly judgements: readonly Judgement[];
  readonly missed: readonly Judgement[];
}

export function judge(
  decoded: readonly Column[],
  encoded: readonly Column[],
  memory: readonly MemoryMeasurement[],
): Judgements {
  const judgements = [
    ...decoded.map((column) => ({
      what: `decode ${column.title}`,
      measured: find(column.measurements, SUBJECT.name).ratio,
      target: column.rows < 100 ? TARGETS.decodeSingle : TARGETS.decodeRows,
    })),
    ...encoded.map((column) => ({
      what: `encode ${column.title}`,
      measured: find(column.measurements, SUBJECT.name).ratio,
      target: column.rows <= 100 ? TARGETS.encodeSmall : TARGETS.encodeLarge,
    })),
    {
      what: "peak memory growth",
      measured: find(memory, SUBJECT.name).peak / find(memory, BASE.name).peak,
      target: TARGETS.memory,
    },
  ];
  return { judgements, missed: judgements.filter(({ measured, target }) => !(measured <= target)) };
}

function find<T extends { readonly name: string }>(measurements: readonly T[], name: string): T {
  const measurement = measurements.find((candidate) => candidate.name === name);
  if (measurement === undefined) {
    throw new Error(`${name} was not measured`);
  }
  return measurement;
}
