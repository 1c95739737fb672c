import { guardStore } from "../../../src/guarded-store.ts";
import { createMemoryStore, type Store } from "../../../src/index.ts";
import { createDeliveries, type Deliver } from "../../../src/webhooks/deliveries.ts";
import { deliveredKey } from "../../../src/webhooks/delivery-keys.ts";
import type { Plant } from "./plants.ts";
import { type Choose, type Operation, type SimulatedProcess, Simulation } from "./simulation.ts";

/** An onRun that has begun. */
interface Work {
  readonly runID: string;
  readonly process: SimulatedProcess;
  readonly signal: AbortSignal;
  readonly end: (error?: Error) => void;
}

/** What must never be, in words, and what led to it. */
export class Violation extends Error {
  constructor(what: string, history: readonly string[]) {
    super([what, ...history].join("\n"));
  }
}

const runs = ["a", "b"];
const storeTimeout = 5000;
const lease = 30_000;
const week = 604_800_000;
const maxSteps = 300;
/** A sender that is patient: whatever else happens, its delivery is taken within so many tries, two seconds apart. */
const maxTries = 60;

/** One history of two processes that share a store, with deliveries that overlap, and everything that can fail. */
export async function runHistory(choose: Choose, hasMore: () => boolean, plant: Plant = {}): Promise<void> {
  const simulation = new Simulation();
  const shared = createMemoryStore(simulation.clockOf({ name: "store", isDead: false }, 0));
  const works: Work[] = [];
  const completed = new Set<string>();
  const acknowledged = new Set<string>();
  const delivered = new Set<string>();
  /** Runs that were told while the store was out of reach: another process cannot know. */
  const unwritten = new Set<string>();

  const violate = (what: string): never => {
    throw new Violation(what, simulation.history);
  };
  let broken: unknown;
  /** Whether the store is out of reach for now. */
  let isAway = false;

  function onRun(runID: string, process: SimulatedProcess, signal: AbortSignal): Promise<void> {
    simulation.note(`${process.name} begins onRun of ${runID}`);
    const others = works.filter((other) => other.runID === runID && !other.signal.aborted && !other.process.isDead);
    if (others.length > 0) violate(`two are told of ${runID} at the same time`);
    if (acknowledged.has(runID) && !unwritten.has(runID)) violate(`${runID} is told again after it was acknowledged`);
    return new Promise((resolve, reject) => {
      const work: Work = {
        runID,
        process,
        signal,
        end(error) {
          works.splice(works.indexOf(work), 1);
          simulation.note(`onRun of ${runID} ${error === undefined ? "comes back" : "fails"}`);
          if (error !== undefined) return reject(error);
          completed.add(runID);
          resolve();
        },
      };
      works.push(work);
    });
  }

  function storeOf(process: SimulatedProcess): Store {
    const through = (name: keyof Store) => (key: string, time?: number) =>
      simulation.ask(process, `${name} ${key}`, () => {
        const answer = (shared[name] as (key: string, time?: number) => unknown)(key, time);
        simulation.note(`the store: ${process.name} ${name} ${key} = ${answer}`);
        return answer;
      });
    return { add: through("add"), set: through("set"), has: through("has"), delete: through("delete") } as Store;
  }

  function start(name: string): { process: SimulatedProcess; deliver: Deliver; store: Store } {
    const process = { name, isDead: false };
    const clock = simulation.clockOf(process, name === "first" ? 0 : 3_600_000);
    const plain = storeOf(process);
    const store = plant.store?.(plain) ?? plain;
    const terms = { store: guardStore(store, clock, storeTimeout), clock, lease, storeTimeout, ...plant.terms };
    const deliver = createDeliveries({ ...terms, report: (error) => simulation.note(`${name} reports ${error}`) });
    return { process, deliver, store };
  }
  const processes = [start("first"), start("second")];

  async function send(runID: string, index: number): Promise<void> {
    const entry = processes[index] as (typeof processes)[number];
    const { process, deliver, store } = entry;
    delivered.add(runID);
    simulation.note(`${runID} is delivered to ${process.name}`);
    try {
      const outcome = await deliver(runID, week, async (signal) => {
        const work = () => onRun(runID, process, signal);
        await (plant.work?.(work, store, deliveredKey(runID)) ?? work)();
      });
      const isYes = plant.isAcknowledged?.(outcome) ?? outcome !== "in work";
      simulation.note(`${process.name} answers ${runID}: ${outcome}`);
      if (!isYes) return;
      if (!completed.has(runID)) violate(`${runID} is acknowledged, and nobody was told`);
      acknowledged.add(runID);
    } catch (error) {
      if (error instanceof Violation) broken ??= error;
      simulation.note(`${process.name} fails ${runID}: ${error}`);
    }
  }

  /** 0 does what was asked; the others fail before it, after it, or never answer, having done it or not. */
  function settleOperation(operation: Operation, how: number): void {
    simulation.take(operation);
    const runID = runs.find((each) => operation.name === `set ${deliveredKey(each)}`);
    if (runID !== undefined && how !== 0) unwritten.add(runID);
    const isDone = how === 0 || how === 2 || how === 3;
    const answer = isDone ? operation.apply() : undefined;
    if (how === 0) operation.answer(answer);
    else if (how === 1 || how === 2) operation.fail(new Error("the connection to the store is lost"));
  }

  /** What was sent to the store takes effect within its limit, or never. */
  function expireOperations(passing: number): void {
    for (const operation of simulation.operations) {
      if (operation.sentAt + storeTimeout <= simulation.now + passing) settleOperation(operation, 3 + choose(2));
    }
  }

  function pass(): void {
    const passing = 1000 * (1 + choose(5));
    expireOperations(passing);
    simulation.advance(passing);
  }

  function step(): void {
    const what = choose(10);
    const operation = simulation.operations[choose(simulation.operations.length)];
    if (what < 5 && operation !== undefined) settleOperation(operation, isAway || what === 4 ? 1 + choose(4) : 0);
    else if (what === 5 || what === 6) void send(runs[choose(runs.length)] as string, choose(2));
    else if (what === 7) works[choose(works.length)]?.end(choose(3) === 1 ? new Error("onRun failed") : undefined);
    else if (what === 8 && choose(4) === 1) crash(choose(2));
    else if (what === 9 && choose(3) === 1) isAway = !isAway;
    else pass();
  }

  function crash(index: number): void {
    const { process } = processes[index] as (typeof processes)[number];
    simulation.note(`${process.name} dies`);
    simulation.kill(process);
    for (const work of works.filter((other) => other.process === process)) works.splice(works.indexOf(work), 1);
    processes[index] = start(process.name);
  }

  async function settle(): Promise<void> {
    await simulation.settle();
    if (broken !== undefined) throw broken;
  }

  /** Everything works again. */
  async function calm(): Promise<void> {
    for (const work of [...works]) work.end();
    for (let round = 0; simulation.operations.length > 0 && round < 100; round++) {
      for (const operation of simulation.operations) settleOperation(operation, 0);
      await settle();
      for (const work of [...works]) work.end();
      await settle();
    }
  }

  for (let count = 0; hasMore() && count < maxSteps; count++) {
    step();
    await settle();
  }
  await calm();
  for (const runID of delivered) {
    for (let tries = 0; !acknowledged.has(runID); tries++) {
      if (tries > maxTries) violate(`${runID} was delivered ${tries} times, and nobody was told`);
      void send(runID, 0);
      await calm();
      simulation.advance(2000);
      await calm();
    }
  }
  for (let count = 0; simulation.timers.length > 0; count++) {
    if (count > 1000) violate("timers are left");
    simulation.advance(60_000);
    await calm();
  }
}
