import type { createClient, StarfishClient, StarfishError } from "../../src/index.ts";
import { chooseHabits } from "./habits.ts";
import { createFetch } from "./network.ts";
import { createRandom } from "./random.ts";
import { createServer } from "./server.ts";
import { createSharedKeys } from "./store.ts";
import { createTokens } from "./tokens.ts";
import { createWorldTime } from "./world-time.ts";

/** What happened in one world, and what should not have. */
export interface History {
  readonly seed: number;
  readonly violations: readonly string[];
  readonly log: readonly string[];
  readonly starts: number;
}

/** Until when something goes wrong, and until when every outcome must be told, in milliseconds. */
const storm = 120_000;
const deadline = 1_800_000;

/** UUIDs of version 5, as runIDFor makes them. */
const runIDOf = (order: number) => `0000000${order}-0000-5000-8000-000000000000`;

/**
 * Several processes, each with a client, take the same few orders from a queue that delivers again what was not done, and
 * die at any moment. Network, store, tokens and the server's habits are the seed's.
 */
export async function play(create: typeof createClient, seed: number): Promise<History> {
  const random = createRandom(seed);
  const time = createWorldTime();
  const habits = chooseHabits(random);
  const log: string[] = [JSON.stringify(habits)];
  const note = (line: string) => log.push(`${String(Math.round(time.now())).padStart(8)} ${line}`);
  const violations: string[] = [];
  const server = createServer(habits, time);
  const isStormy = () => time.now() < storm;
  const keys = createSharedKeys(time, random, isStormy);
  const tokens = createTokens(random, isStormy);
  const orders = 1 + random.below(3);
  const jobs = Array.from({ length: orders }, () => ({
    length: random.below(random.isLucky(0.5) ? 60_000 : 300_000),
    end: random.isLucky(0.8) ? ("Complete" as const) : ("Failed" as const),
  }));
  const jobOf = (runID: string) => jobs[Number(runID[7])] ?? { length: 0, end: "Complete" as const };
  let open = 0;

  /** One process, until it dies: its timers, its answers and its store fall silent. */
  function createProcess(name: string) {
    let isOver = false;
    const timers = new Set<() => void>();
    const clock = {
      now: time.now,
      random: random.next,
      setTimer(milliseconds: number, callback: () => void) {
        if (isOver) return () => {};
        const end = () => {
          timers.delete(cancel);
        };
        const prevent = time.at(milliseconds, () => {
          end();
          callback();
        });
        const cancel = () => {
          end();
          prevent();
        };
        timers.add(cancel);
        return cancel;
      },
    };
    const isDead = () => isOver;
    const isShownAtOnce = habits.shows === "at once";
    const context = { time, random, server, tokens, isShownAtOnce, isStormy, log: note, jobOf };
    const client = create({
      baseUrl: "http://starfish.test",
      credentials: { username: "u", password: "p" },
      clock,
      fetch: createFetch(context, name, isDead),
      claims: keys.openFor(isDead),
    });
    return {
      name,
      client,
      timers: () => timers.size,
      isDead,
      die() {
        note(`${name} dies`);
        isOver = true;
        for (const cancel of timers) cancel();
      },
    };
  }

  /** What a process is told must be so, by the server's books. */
  function check(order: number, outcome: unknown): void {
    const book = server.books.get(runIDOf(order));
    if (Array.isArray(outcome)) {
      if (book === undefined || time.now() < book.endsAt) violations.push(`order ${order} was told ended, and is not`);
      else if (book.end === "Failed") violations.push(`order ${order} failed, and was told succeeded`);
      return;
    }
    const { code, rows, runID, message } = outcome as StarfishError & {
      readonly rows?: readonly unknown[];
      readonly runID?: string;
    };
    if (code === undefined) violations.push(`order ${order}: an error without a code: ${message}`);
    if (runID !== runIDOf(order) && code !== "store_failed")
      violations.push(`order ${order}: ${code} without its runID`);
    const isFailure = code === "job_failed" && (rows?.length ?? 0) > 0;
    if (isFailure && !(book?.end === "Failed" && time.now() >= book.endsAt))
      violations.push(`order ${order} was told failed, and has not`);
    if (code === "job_failed" && !isFailure && book !== undefined)
      violations.push(`order ${order} was told refused, and runs`);
    const isUnsent = code === "network_failed";
    if (isUnsent && book !== undefined && !isStarter(order, outcome))
      violations.push(`order ${order} was told unsent, and runs`);
    if (code === "already_started") violations.push(`order ${order}: runJob told already_started`);
  }
  /** A network failure of asking tells nothing of the start. */
  const isStarter = (_: number, outcome: unknown) => (outcome as { readonly method?: string }).method === "GET";

  async function deliver(process: ReturnType<typeof createProcess>, order: number): Promise<void> {
    open += 1;
    note(`${process.name} takes order ${order}`);
    const request = { runID: runIDOf(order), projectID: "p", jobID: "j", chainJobs: habits.isChain };
    const outcome = await waitFor(process.client, request);
    open -= 1;
    note(`${process.name} hears of order ${order}: ${Array.isArray(outcome) ? "rows" : (outcome as Error).message}`);
    check(order, outcome);
  }
  const waitFor = (client: StarfishClient, request: Parameters<StarfishClient["runJob"]>[0]) =>
    client.runJob(request, { deadline: 600_000 }).catch((error: unknown) => error);

  const processes: ReturnType<typeof createProcess>[] = [];
  let dead = 0;
  const deliveries = orders + random.below(6);
  for (let index = 0; index < deliveries; index++) {
    const order = index < orders ? index : random.below(orders);
    time.at(random.isLucky(0.5) ? random.below(50) : random.below(storm), () => {
      const living = processes.filter((process) => !process.isDead());
      const isNew = living.length === 0 || (living.length < 3 && random.isLucky(0.5));
      const process = isNew ? createProcess(`p${processes.length}`) : random.pick(living as [(typeof living)[0]]);
      if (isNew) processes.push(process);
      const before = open;
      void deliver(process, order);
      if (open > before && random.isLucky(0.3)) {
        time.at(random.below(30_000), () => {
          if (process.isDead()) return;
          process.die();
          dead += 1;
        });
      }
    });
  }
  // After the storm every order is delivered once more, by a process that lives.
  for (let order = 0; order < orders; order++) {
    time.at(storm + random.below(10_000), () => {
      const process = createProcess(`p${processes.length}`);
      processes.push(process);
      void deliver(process, order);
    });
  }

  let steps = 0;
  while (time.now() < deadline && steps < 20_000 && (await time.step())) steps += 1;

  let starts = 0;
  for (const [runID, book] of server.books) {
    starts += book.starts;
    if (book.starts > 1) violations.push(`order ${runID[7]} was started ${book.starts} times`);
  }
  const living = processes.filter((process) => !process.isDead());
  if (time.now() >= deadline || steps >= 20_000)
    violations.push(`the world does not come to rest: ${time.pending()} events`);
  else if (dead === 0 && open > 0) violations.push(`${open} outcomes were never told`);
  const timers = living.reduce((sum, process) => sum + process.timers(), 0);
  if (timers > 0 && time.now() < deadline) violations.push(`${timers} timers were left`);
  return { seed, violations: [...new Set(violations)], log, starts };
}
