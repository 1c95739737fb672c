import fc from "fast-check";
import { chooseHabits, type Habits } from "./habits.ts";
import { type Fate, fates } from "./world/fates.ts";

/** Until when something goes wrong, in milliseconds. */
export const storm = 60_000;

/** What is to be run, once. */
export interface Order {
  /** How long the job takes, in milliseconds. */
  readonly length: number;
  readonly end: "Complete" | "Failed";
  /** Whether the server posts to an address when the run has ended, and whether the run's `webhook` option made it. */
  readonly hook: "none" | "address" | "option";
  readonly resendUnknownStart: boolean;
}

/** A queue hands orders to one of the processes: one of them to runJob or resumeRun, several to runJobs. */
export interface Handover {
  readonly at: number;
  readonly process: number;
  readonly orders: readonly number[];
  readonly does: "run" | "resume";
}

export const operations = ["add", "set", "has", "delete"] as const;
export type Operation = (typeof operations)[number];
export const troubles = ["fails before", "fails after", "hangs before", "hangs after", "is late"] as const;
/** When an operation of the store fails, or never answers: before or after it was done. Late, it is done and not said. */
export type Trouble = (typeof troubles)[number];

/** Something that goes wrong. The n-th counts from 0. */
export type Disturbance =
  | { readonly what: "request"; readonly kind: RequestKind; readonly nth: number; readonly fate: Fate }
  | { readonly what: "outage"; readonly at: number; readonly lasts: number; readonly fate: Fate }
  | { readonly what: "store"; readonly operation: Operation; readonly nth: number; readonly trouble: Trouble }
  | {
      readonly what: "store away";
      /** Of every process, or of one alone. */
      readonly from: "all" | number;
      readonly at: number;
      readonly lasts: number;
      readonly trouble: Trouble;
    }
  | { readonly what: "fail-over"; readonly at: number; readonly loses: number }
  | { readonly what: "death"; readonly process: number; readonly at: number }
  | { readonly what: "death at"; readonly moment: Moment; readonly nth: number; readonly after: number }
  | { readonly what: "clock"; readonly process: number; readonly at: number; readonly by: number }
  | { readonly what: "tokens end"; readonly at: number }
  | { readonly what: "work"; readonly nth: number; readonly takes: number; readonly fails: boolean }
  | { readonly what: "post"; readonly order: number; readonly after: number; readonly process: number };

export type RequestKind = "start" | "results" | "token";
/** When a process can be hit: it has sent a start, has written down that it will, or has begun onRun. */
export type Moment = "start" | "mark" | "onRun";

/** Everything in a history that is not the client's: data, so that a history can be played again, and made smaller. */
export interface Plan {
  readonly habits: Habits;
  readonly orders: readonly Order[];
  readonly handovers: readonly Handover[];
  readonly disturbances: readonly Disturbance[];
  /** By how much the clock of each process is wrong, in milliseconds. */
  readonly skews: readonly number[];
  /** Decides how long everything takes. */
  readonly chance: number;
}

const within = (limit: number) => fc.nat({ max: limit });
/** Milliseconds, in steps that are soon gone through where a history is made smaller. */
const soon = within(20).map((steps) => 50 * steps);
const until = (limit: number) => within(limit / 500).map((steps) => 500 * steps);
const early = fc.oneof(soon, until(15_000), until(storm - 1000));
const slot = within(2);

const order: fc.Arbitrary<Order> = fc.record({
  length: fc.oneof(
    { weight: 4, arbitrary: soon },
    { weight: 3, arbitrary: until(15_000) },
    { weight: 2, arbitrary: until(100_000) },
  ),
  end: fc.constantFrom("Complete", "Complete", "Complete", "Failed"),
  hook: fc.constantFrom("none", "address", "address", "option"),
  resendUnknownStart: fc.constantFrom(false, false, true),
});

const handover: fc.Arbitrary<Handover> = fc.record({
  at: fc.oneof(
    within(2).map((steps) => 50 * steps),
    early,
  ),
  process: slot,
  orders: fc.oneof(fc.array(slot, { minLength: 1, maxLength: 1 }), fc.array(slot, { minLength: 1, maxLength: 4 })),
  does: fc.constantFrom("run", "run", "run", "run", "resume"),
});

const constant = <Value extends string>(what: Value) => fc.constant(what);
const fate = fc.constantFrom(...fates);
const trouble = fc.constantFrom(...troubles);
const disturbance: fc.Arbitrary<Disturbance> = fc.oneof(
  { weight: 5, arbitrary: fc.record({ what: constant("request"), kind: constant("start"), nth: within(3), fate }) },
  {
    weight: 3,
    arbitrary: fc.record({
      what: constant("request"),
      kind: constant("results"),
      nth: within(15),
      fate: fc.oneof(fate, constant("is slow")),
    }),
  },
  { weight: 1, arbitrary: fc.record({ what: constant("request"), kind: constant("token"), nth: within(4), fate }) },
  { weight: 2, arbitrary: fc.record({ what: constant("outage"), at: early, lasts: until(55_000), fate }) },
  {
    weight: 4,
    arbitrary: fc.record({
      what: constant("store"),
      operation: fc.constantFrom(...operations),
      nth: within(8),
      trouble,
    }),
  },
  {
    weight: 4,
    arbitrary: fc.record({
      what: constant("store away"),
      from: fc.constantFrom<("all" | number)[]>("all", 0, 1, 2),
      at: early,
      lasts: until(50_000),
      trouble: fc.oneof(trouble, fc.constantFrom<Trouble[]>("fails before", "hangs before")),
    }),
  },
  { weight: 1, arbitrary: fc.record({ what: constant("fail-over"), at: early, loses: until(3000) }) },
  { weight: 2, arbitrary: fc.record({ what: constant("death"), process: slot, at: early }) },
  {
    weight: 3,
    arbitrary: fc.record({
      what: constant("death at"),
      moment: fc.constantFrom("start", "mark", "onRun"),
      nth: within(2),
      after: fc.oneof(soon, until(5000)),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      what: constant("clock"),
      process: slot,
      at: early,
      by: fc.constantFrom(-3_600_000, -60_000, 60_000, 3_600_000),
    }),
  },
  { weight: 1, arbitrary: fc.record({ what: constant("tokens end"), at: early }) },
  {
    weight: 4,
    arbitrary: fc.record({ what: constant("work"), nth: within(2), takes: until(90_000), fails: fc.boolean() }),
  },
  {
    weight: 4,
    arbitrary: fc.record({
      what: constant("post"),
      order: slot,
      after: fc.oneof(soon, until(15_000), until(45_000)),
      process: slot,
    }),
  },
);

export const plans: fc.Arbitrary<Plan> = fc.record({
  habits: chooseHabits,
  orders: fc.array(order, { minLength: 1, maxLength: 3 }),
  handovers: fc.array(handover, { minLength: 1, maxLength: 5 }),
  disturbances: fc.array(disturbance, { maxLength: 14, size: "max" }),
  skews: fc.noShrink(fc.array(fc.integer({ min: -600_000, max: 600_000 }), { minLength: 3, maxLength: 3 })),
  chance: fc.noShrink(fc.nat()),
});
