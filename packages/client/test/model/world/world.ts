import { orderOf, runIDOf } from "../names.ts";
import type { Plan } from "../plan.ts";
import { createPromises, type Promises } from "../promises.ts";
import { createStory, type Story } from "../story.ts";
import { createDisturbances, type Disturbances } from "./disturbances.ts";
import { createRandom, type Random } from "./random.ts";
import { type Book, createServer, type SimulatedServer } from "./server.ts";
import { createWorldTime, type WorldTime } from "./world-time.ts";

/** What there is in a world beside its processes. */
export interface World {
  readonly plan: Plan;
  readonly time: WorldTime;
  readonly random: Random;
  readonly disturbances: Disturbances;
  readonly story: Story;
  readonly promises: Promises;
  readonly server: SimulatedServer;
}

export function createWorld(plan: Plan, onStarted: (book: Book) => void): World {
  const time = createWorldTime();
  const story = createStory(time.now);
  const server: SimulatedServer = createServer(plan.habits, time, (book) => {
    story.note(`order ${orderOf(book.runID)} starts`, { order: orderOf(book.runID) });
    promises.started(orderOf(book.runID), book.starts);
    onStarted(book);
  });
  const promises = createPromises(plan, time, story, (order) => server.bookOf(runIDOf(order)));
  const disturbances = createDisturbances(plan.disturbances, time);
  return { plan, time, random: createRandom(plan.chance), disturbances, story, promises, server };
}
