import { fork } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import type { Colleagues } from "./colleagues.ts";
import { type Entry, readJournal } from "./journal.ts";
import { chance } from "./random.ts";
import type { Assignment, Task, WorkerMessage, WorkerOrder } from "./task.ts";

/** What a process left. */
export interface WorkerEnd {
  readonly entries: readonly Entry[];
  /** The orders that it was given while it worked. */
  readonly twins: readonly Task[];
  /** The jobs whose orders others were to get too: they may run them even where this one was killed first. */
  readonly shared: ReadonlySet<number>;
  readonly wasKilled: boolean;
  /** In milliseconds since 1970. */
  readonly exitedAt: number;
}

/**
 * The share of processes that are killed, and when: after so many milliseconds at the earliest and the latest. None is
 * where a mistake is planted: none needs it, and claims of the dead are waited for. None is that only ends what others
 * began: with a limit of time the last jobs would take longer than all before.
 */
const killed = 0.7;
const earliestKill = 600;
const latestKill = 15_000;
/** How likely it is that two others get an order that is given to several, instead of one. */
const three = 0.3;

const script = fileURLToPath(new URL("worker.ts", import.meta.url));

/** Runs a process until it is done or, as the seed says, killed. */
export async function runWorker(assignment: Assignment, colleagues: Colleagues): Promise<WorkerEnd> {
  const { seed, plants, number, journal, tasks, newJobsFor } = assignment;
  colleagues.enter(number);
  const child = fork(script, { execArgv: ["--no-warnings"] });
  const exit = once(child, "exit") as Promise<[number | null, string | null]>;
  const twins: Task[] = [];
  const shared = new Set<number>();
  const send = (order: WorkerOrder): void => {
    // One that is just going is not told any more; that fails later or not at all.
    if (child.connected) child.send(order, () => {});
  };
  let killing: NodeJS.Timeout | undefined;

  // Counted from when it works, so that a machine that is slow to start processes kills none before that.
  function begins(): void {
    const isDoomed = plants.length === 0 && newJobsFor !== 0 && chance(seed, "kill", number) < killed;
    const delay = earliestKill + chance(seed, "kill after", number) * (latestKill - earliestKill);
    if (isDoomed) killing = setTimeout(() => child.kill("SIGKILL"), delay);
    const give = (task: Task): void => {
      twins.push(task);
      send({ kind: "also", task });
    };
    colleagues.join({ number, give });
  }
  child.on("message", (message: WorkerMessage) => {
    if (message.kind === "working") return begins();
    const task = tasks.find(({ job }) => job.index === message.index);
    if (task === undefined) return;
    shared.add(message.index);
    const twin = { ...task, isTwin: true };
    const go = (): void => send({ kind: "go", index: message.index });
    if (plants.length > 0) {
      colleagues.shareLater(twin, number);
      return go();
    }
    const count = chance(seed, "shared with", message.index) < three ? 2 : 1;
    void colleagues.share(twin, number, count).then(go);
  });
  send({ kind: "begin", assignment });
  const [code, signal] = await exit;
  const exitedAt = Date.now();
  clearTimeout(killing);
  colleagues.leave(number);
  const wasKilled = signal === "SIGKILL";
  if (!wasKilled && code !== 0) throw new Error(`A worker ended by itself with ${code ?? signal}`);
  return { entries: readJournal(journal), twins, shared, wasKilled, exitedAt };
}
