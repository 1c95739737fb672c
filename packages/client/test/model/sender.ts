import { orderOf } from "./names.ts";
import { storm } from "./plan.ts";
import type { Process, Processes } from "./processes.ts";
import type { Book } from "./world/server.ts";
import type { World } from "./world/world.ts";

/** The part of the server that posts when a run has ended. */
export interface Sender {
  readonly onStarted: (book: Book) => void;
  readonly posts: () => number;
  /** How many are not answered by processes that live. */
  readonly open: () => number;
}

/** Everything works again: how often a patient sender posts, and how many milliseconds apart. */
const maxTries = 50;
const patience = 5000;

export function createSender({ plan, time, random, story, promises }: World, processes: () => Processes): Sender {
  const open = new Set<Process>();
  let posts = 0;

  async function post({ hook = "", runID }: Book, slot: number): Promise<void> {
    const order = orderOf(runID);
    const process = processes().at(slot);
    posts += 1;
    story.note(`the end of order ${order} is posted to ${process.name}`, { order });
    const request = new Request(hook, {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify({ runID }),
    });
    open.add(process);
    try {
      const { status } = await process.handle(request);
      story.note(`${process.name} answers the post about order ${order}: ${status}`, { order });
      promises.answered(process, order, status);
    } catch (error) {
      promises.violate(`the handler rejects: ${String(error)}`, order);
    } finally {
      open.delete(process);
    }
  }

  /** After the storm the end is posted until it is taken. */
  function insist(book: Book, tries: number): void {
    const order = orderOf(book.runID);
    if (promises.isAcknowledged(order)) return;
    if (tries > maxTries) {
      promises.violate(`order ${order} was posted ${tries} times, and nobody was told`, order);
      return;
    }
    void post(book, (order + tries) % 3);
    time.at(patience, () => insist(book, tries + 1));
  }

  return {
    onStarted(book) {
      if (book.hook === undefined || book.starts > 1) return;
      const order = orderOf(book.runID);
      const untilEnd = book.endsAt - time.now();
      const later = (milliseconds: number, slot: number) =>
        time.at(untilEnd + milliseconds + random.below(50), () => void post(book, slot));
      later(0, order);
      for (const each of plan.disturbances) {
        if (each.what === "post" && each.order % plan.orders.length === order) later(each.after, each.process);
      }
      time.at(Math.max(untilEnd, storm - time.now()) + 1000, () => insist(book, 0));
    },
    posts: () => posts,
    open: () => [...open].filter((process) => !process.isDead()).length,
  };
}
