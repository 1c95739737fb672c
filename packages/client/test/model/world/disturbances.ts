import { type Disturbance, type Moment, type Operation, type RequestKind, storm, type Trouble } from "../plan.ts";
import type { Fate } from "./fates.ts";
import type { WorldTime } from "./world-time.ts";

/** What a plan has in store for the next thing of each kind. */
export interface Disturbances {
  readonly fateOf: (kind: RequestKind) => Fate | undefined;
  readonly troubleOf: (operation: Operation, slot: number) => Trouble | undefined;
  /** How long after this moment its process dies, in milliseconds. */
  readonly deathAt: (moment: Moment) => number | undefined;
  readonly workOf: () => { readonly takes: number; readonly fails: boolean } | undefined;
}

export function createDisturbances(all: readonly Disturbance[], time: WorldTime): Disturbances {
  const counts = new Map<string, number>();
  const next = (name: string) => {
    const count = counts.get(name) ?? 0;
    counts.set(name, count + 1);
    return count;
  };
  const isStormy = () => time.now() < storm;
  const isNow = ({ at, lasts }: { readonly at: number; readonly lasts: number }) =>
    time.now() >= at && time.now() < Math.min(at + lasts, storm);
  function find<Found extends Disturbance>(isIt: (disturbance: Disturbance) => boolean): Found | undefined {
    return isStormy() ? (all.find(isIt) as Found | undefined) : undefined;
  }

  return {
    fateOf(kind) {
      const nth = next(kind);
      const isIt = (each: Disturbance) =>
        (each.what === "request" && each.kind === kind && each.nth === nth) || (each.what === "outage" && isNow(each));
      return find<Extract<Disturbance, { what: "request" | "outage" }>>(isIt)?.fate;
    },
    troubleOf(operation, slot) {
      const nth = next(operation);
      const isIt = (each: Disturbance) =>
        (each.what === "store" && each.operation === operation && each.nth === nth) ||
        (each.what === "store away" && (each.from === "all" || each.from === slot) && isNow(each));
      return find<Extract<Disturbance, { what: "store" | "store away" }>>(isIt)?.trouble;
    },
    deathAt(moment) {
      const nth = next(`death at ${moment}`);
      const isIt = (each: Disturbance) => each.what === "death at" && each.moment === moment && each.nth === nth;
      return find<Extract<Disturbance, { what: "death at" }>>(isIt)?.after;
    },
    workOf() {
      const nth = next("work");
      return find<Extract<Disturbance, { what: "work" }>>((each) => each.what === "work" && each.nth === nth);
    },
  };
}
