import { DecodeError } from "../../src/errors.ts";
import { PROBES, type Probe } from "./probes.ts";
import type { Subject } from "./subject.ts";

/** A probe that took more than in proportion. */
export interface Excess {
  readonly probe: string;
  /** How many times longer four times the size took; 4 is linear, 16 is quadratic. */
  readonly ratio: number;
}

const FIRST_SIZE = 2_000;
const LAST_SIZE = 128_000;
/** A time that can be told from noise. */
const CLEAR_MS = 3;
const ALLOWED_RATIO = 9;

/** What one decoding costs, in milliseconds. */
export type Cost = (schemaName: string, document: string) => number;

/** Decodes every probe in two sizes, one four times the other, and compares what that costs. */
export function findExcesses(cost: Cost, probes: Readonly<Record<string, Probe>> = PROBES): Excess[] {
  return Object.entries(probes).flatMap(([probe, { schemaName, document }]) => {
    const costOf = (size: number): number => cost(schemaName, document(size));
    let size = FIRST_SIZE;
    while (size < LAST_SIZE && costOf(size) < CLEAR_MS) {
      size *= 2;
    }
    const ratio = costOf(size * 4) / Math.max(costOf(size), CLEAR_MS);
    return ratio > ALLOWED_RATIO ? [{ probe, ratio }] : [];
  });
}

/** CPU time of this thread, the best of three runs. */
export function cpuCost(subject: Subject): Cost {
  return (schemaName, document) => {
    const runs = [1, 2, 3].map(() => {
      const start = process.threadCpuUsage();
      decode(subject, schemaName, document);
      const { user, system } = process.threadCpuUsage(start);
      return (user + system) / 1000;
    });
    return Math.min(...runs);
  };
}

function decode(subject: Subject, schemaName: string, document: string): void {
  try {
    subject.decode(schemaName, document, { onUnordered: () => undefined });
  } catch (error) {
    if (!(error instanceof DecodeError)) {
      throw error;
    }
  }
}
