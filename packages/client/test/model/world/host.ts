import type { Moment } from "../plan.ts";

/** A process as the network and the store see it. */
export interface Host {
  readonly name: string;
  readonly slot: number;
  readonly isDead: () => boolean;
  /** It has got to a moment at which it may die. */
  readonly reach: (moment: Moment) => void;
}
