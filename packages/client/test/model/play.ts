import { describeHabits } from "./habits.ts";
import { keyOf, runIDOf } from "./names.ts";
import { type Plan, storm } from "./plan.ts";
import { type ClientModule, createProcesses, type Process, type Processes } from "./processes.ts";
import { createQueue, type Queue } from "./queue.ts";
import { createSender, type Sender } from "./sender.ts";
import type { Story } from "./story.ts";
import { createSharedStore } from "./world/store.ts";
import { createWorld } from "./world/world.ts";

/** What happened in one world, and what should not have. */
export interface History {
  readonly violations: readonly string[];
  readonly violated: readonly number[];
  readonly story: Story;
  readonly counts: Counts;
}

/** How much of what is explored there was. */
export interface Counts {
  readonly starts: number;
  readonly outcomes: number;
  readonly deaths: number;
  readonly posts: number;
  readonly steps: number;
}

/** When every outcome must be told and nothing be left to do, in milliseconds. */
const end = 1_500_000;
const maxSteps = 20_000;
/** The slot of a process that nothing has happened to. */
const fresh = 3;

/**
 * Several processes, each with a client and a webhook handler, take the same few orders from a queue that hands on what was
 * not done, and die at any moment. What goes wrong is the plan's; when all of it is over, every order is handed over once
 * more, and every end is posted until it is taken.
 */
export async function play(module: ClientModule, plan: Plan): Promise<History> {
  let sender: Sender | undefined;
  let queue: Queue | undefined;
  const world = createWorld(plan, (book) => sender?.onStarted(book));
  const { time, story, promises, server } = world;
  story.note(describeHabits(plan.habits));
  const keys = createSharedStore(world);
  const processes: Processes = createProcesses(module, world, keys, (process: Process) => queue?.onDeath(process));
  queue = createQueue(world, () => processes, module.createWebhookUrl);
  sender = createSender(world, () => processes);
  const { hand } = queue;

  for (const handover of plan.handovers) time.at(handover.at, () => hand(handover));
  for (const each of plan.disturbances) {
    if (each.what === "fail-over") time.at(each.at, () => keys.failOver(each.loses));
    else if (each.what === "tokens end") time.at(each.at, server.endTokens);
    else if (each.what === "death") time.at(each.at, () => processes.find(each.process)?.die());
    else if (each.what === "clock") time.at(each.at, () => stepClock(each.process, each.by));
  }
  plan.orders.forEach((_, order) => {
    time.at(storm + 100 * order, () => handAfterStorm(order));
  });

  function stepClock(slot: number, by: number): void {
    const process = processes.find(slot);
    if (process === undefined) return;
    story.note(`the clock of ${process.name} is set ${by < 0 ? "back" : "on"} by ${Math.abs(by) / 1000} s`);
    process.clock.step(by);
  }

  /** Nothing is lost: what has ended is told, and what nothing stands against is started. */
  function handAfterStorm(order: number): void {
    const book = server.bookOf(runIDOf(order));
    const wasOver = book !== undefined && time.now() >= book.endsAt;
    hand({ process: fresh, orders: [order], does: "run" }, (_, outcome) => {
      const { code, rows = [] } = Object(outcome) as { code?: string; rows?: readonly unknown[] };
      const isEnd = Array.isArray(outcome) || (code === "job_failed" && rows.length > 0);
      if (isEnd) return;
      if (wasOver && !promises.isLost("sent", order))
        promises.violate(`order ${order} had ended, and was told ${code}`, order);
      const isMarked = keys.has(keyOf("sent", order));
      const isResent = plan.orders[order]?.resendUnknownStart === true;
      const isUnstarted = server.bookOf(runIDOf(order)) === undefined;
      if (isUnstarted && (!isMarked || isResent)) promises.violate(`order ${order} was never started`, order);
      if (code !== "start_unknown" && !promises.isLost("sent", order))
        promises.violate(`order ${order} was told ${code} in calm weather`, order);
    });
  }

  let steps = 0;
  while (time.now() < end && steps < maxSteps && (await time.step())) steps += 1;
  if (time.now() >= end || steps >= maxSteps) promises.violate("the world does not come to rest");
  else if (queue.open() + sender.open() > 0) promises.violate("an outcome was never told");
  const starts = plan.orders.reduce((sum, _, order) => sum + (server.bookOf(runIDOf(order))?.starts ?? 0), 0);
  const counts = { starts, outcomes: queue.outcomes(), deaths: processes.deaths(), posts: sender.posts(), steps };
  return { violations: promises.violations(), violated: promises.violated(), story, counts };
}
