import type * as Client from "../../src/index.ts";
import { defaultLease } from "./habits.ts";
import { orderOf } from "./names.ts";
import type { Host } from "./world/host.ts";
import { createFetch } from "./world/network.ts";
import { createProcessClock, type ProcessClock } from "./world/process-clock.ts";
import { fetches } from "./world/simulated-globals.ts";
import type { SharedStore } from "./world/store.ts";
import type { World } from "./world/world.ts";

/** The package, the one here or one with a mistake. */
export type ClientModule = typeof Client;

/** A client and a webhook handler, until it dies: its timers, its answers and its store then fall silent. */
export interface Process extends Host {
  readonly client: Client.StarfishClient;
  readonly store: Client.Store;
  readonly clock: ProcessClock;
  readonly handle: (request: Request) => Promise<Response>;
  readonly die: () => void;
}

export interface Processes {
  /** The process of a slot; one that died comes back. */
  readonly at: (slot: number) => Process;
  readonly find: (slot: number) => Process | undefined;
  readonly deaths: () => number;
}

export const secret = "a secret of sixteen bytes";

export function createProcesses(
  module: ClientModule,
  world: World,
  keys: SharedStore,
  onDeath: (process: Process) => void,
): Processes {
  const slots = new Map<number, Process>();
  const births = new Map<number, number>();
  let deaths = 0;

  function create(slot: number): Process {
    const birth = (births.get(slot) ?? 0) + 1;
    births.set(slot, birth);
    const name = `process ${slot}${"'".repeat(birth - 1)}`;
    const { time, random, plan, story, disturbances } = world;
    const address = `process-${slot}-${birth}`;
    const clock = createProcessClock(time, random.next, plan.skews[slot] ?? 0);
    let isOver = false;
    const host: Host = {
      name,
      slot,
      isDead: () => isOver,
      reach(moment) {
        const after = disturbances.deathAt(moment);
        if (after !== undefined) time.at(after, die);
      },
    };
    function die(): void {
      if (isOver) return;
      story.note(`${name} dies`);
      isOver = true;
      deaths += 1;
      clock.stop();
      slots.delete(slot);
      onDeath(process);
    }
    const store = keys.openFor(host);
    fetches.set(`${address}.test`, createFetch(world, host));
    const client = module.createClient({
      baseUrl: `http://${address}.test`,
      credentials: { username: "u", password: "p" },
      clock,
      claims: store,
    });
    const handle = module.createWebhookHandler({
      secret,
      store,
      clock,
      ...(plan.habits.lease !== defaultLease && { lease: plan.habits.lease }),
      confirmWith: client,
      onRun: ({ runID, outcome }, { signal }) => work(world, host, orderOf(runID), outcome, signal),
      onRefused: () => {},
      onError: (error) => {
        // Whatever else fails is a mistake of the package.
        if (error instanceof TypeError || error instanceof ReferenceError) world.promises.violate(String(error));
      },
    });
    const process: Process = { ...host, client, store, clock, handle, die };
    return process;
  }

  return {
    at(slot) {
      const process = slots.get(slot) ?? create(slot);
      slots.set(slot, process);
      return process;
    },
    find: (slot) => slots.get(slot),
    deaths: () => deaths,
  };
}

/** What the user does when a run has ended. */
function work(
  { time, random, story, promises, disturbances }: World,
  host: Host,
  order: number,
  outcome: string,
  signal: AbortSignal,
): Promise<void> {
  const begun = { host, order, signal };
  const { takes, fails } = disturbances.workOf() ?? { takes: random.below(1000), fails: false };
  story.note(`${host.name} is told that order ${order} ${outcome}`, { order });
  promises.workBegins(begun, outcome);
  host.reach("onRun");
  return new Promise((resolve, reject) => {
    time.at(takes, () => {
      if (host.isDead()) return;
      promises.workEnds(begun, !fails);
      story.note(`${host.name}: onRun of order ${order} ${fails ? "fails" : "comes back"}`, { order });
      if (fails) reject(new Error("onRun failed"));
      else resolve();
    });
  });
}
