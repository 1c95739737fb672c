import type { JobBehaviour } from "@starfish-api/sandbox";
import type { Disturbance } from "../disturber.ts";

/** One thing that may happen to a sample, and what must come of it. */
export interface Scenario {
  readonly operation: string;
  readonly name: string;
  /** What its job does. Default: it completes. */
  readonly job?: JobBehaviour;
  /** What the program is told besides the address, the credentials and a run that was started before. */
  readonly environment?: Readonly<Record<string, string>>;
  /** Done to its first start. */
  readonly disturbStart?: Disturbance;
  /** Done to every question for results. */
  readonly disturbResults?: Disturbance;
  /** How often the program is run, one time after the other. Default: once. */
  readonly times?: number;
  readonly endsWell: boolean;
  /** What the last run writes. */
  readonly says: RegExp;
  /** How many runs the server has started for the program. */
  readonly started: number;
  /** How many starts have left the program. */
  readonly sent: number;
}
