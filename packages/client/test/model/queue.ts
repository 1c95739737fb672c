import { runIDOf } from "./names.ts";
import type { Handover, Order } from "./plan.ts";
import type { Process, Processes } from "./processes.ts";
import { secret } from "./processes.ts";
import { type HandedCall, resumeInquiry } from "./promises.ts";
import type { World } from "./world/world.ts";

/** Hands orders to processes, and to another one what a process had not done when it died. */
export interface Queue {
  readonly hand: (handover: Omit<Handover, "at">, onEnd?: (order: number, outcome: unknown) => void) => void;
  readonly onDeath: (process: Process) => void;
  readonly outcomes: () => number;
  /** How many outcomes living processes have not been told. */
  readonly open: () => number;
}

const hookUrl = "http://me.test/ended?tenant=7";
const deadline = 300_000;

export function createQueue(
  { time, random, plan, story, promises }: World,
  processes: () => Processes,
  createWebhookUrl: (options: Parameters<typeof import("../../src/index.ts").createWebhookUrl>[0]) => Promise<string>,
): Queue {
  const open = new Map<object, { readonly process: Process; readonly handover: Omit<Handover, "at"> }>();

  const hasOption = (order: number) => plan.orders[order]?.hook === "option";
  let outcomes = 0;

  async function requestOf(order: number, { clock }: Process) {
    const runID = runIDOf(order);
    const request = { runID, projectID: "p", jobID: "j", chainJobs: plan.habits.isChain };
    if (plan.orders[order]?.hook !== "address") return request;
    return { ...request, webHookURL: await createWebhookUrl({ url: hookUrl, secret, runID, clock }) };
  }

  function optionsOf(orders: readonly number[], { store }: Process) {
    const all = orders.map((order) => plan.orders[order] as Order);
    const resendUnknownStart = all.every((order) => order.resendUnknownStart);
    const [{ hook }] = all as [Order];
    const webhook = { url: hookUrl, secret, store };
    return { deadline, resendUnknownStart, ...(hook === "option" && { webhook }) };
  }

  function tell(process: Process, order: number, outcome: unknown, call: HandedCall): void {
    const said = Array.isArray(outcome) ? "it has ended" : `${(outcome as Error).name}, ${(outcome as Error).message}`;
    story.note(`${process.name} hears of order ${order}: ${said}`, { order });
    promises.outcome(process, order, outcome, call);
    outcomes += 1;
  }

  async function runAll(process: Process, orders: readonly number[], begun: number): Promise<void> {
    const requests = await Promise.all(orders.map((order) => requestOf(order, process)));
    const left = [...orders];
    try {
      for await (const { runID, rows, error } of process.client.runJobs(requests, optionsOf(orders, process))) {
        const order = Number(runID[7]);
        left.splice(left.indexOf(order), 1);
        tell(process, order, rows ?? error, { does: "run", begun });
      }
    } catch (error) {
      // Only what every request would meet ends it before all are begun.
      if ((error as { code?: string }).code !== "auth_failed") promises.violate(`runJobs ended by ${String(error)}`);
      return;
    }
    if (left.length > 0) promises.violate(`runJobs gave nothing of order ${left.join(", ")}`, left[0]);
  }

  async function runOne(process: Process, order: number, does: Handover["does"], begun: number): Promise<unknown> {
    const { client } = process;
    const wait =
      does === "resume"
        ? client.resumeRun(runIDOf(order), { deadline, inquiry: resumeInquiry })
        : client.runJob(await requestOf(order, process), optionsOf([order], process));
    const outcome: unknown = await wait.catch((error: unknown) => error);
    tell(process, order, outcome, { does, begun });
    return outcome;
  }

  function hand(handover: Omit<Handover, "at">, onEnd?: (order: number, outcome: unknown) => void): void {
    const { does } = handover;
    const named = handover.orders.map((order) => order % plan.orders.length);
    // The options of a batch are those of its first order: an order is always handed over with the same.
    const orders = named.filter((order) => hasOption(order) === hasOption(named[0] ?? 0));
    const process = processes().at(handover.process);
    const begun = time.now();
    const [first = 0] = orders;
    for (const order of new Set(orders)) story.note(`${process.name} is to ${does} order ${order}`, { order });
    const key = {};
    open.set(key, { process, handover });
    const work = async () => {
      if (orders.length > 1 && does === "run") return runAll(process, orders, begun);
      const outcome = await runOne(process, first, does, begun);
      onEnd?.(first, outcome);
    };
    work()
      .catch((error: unknown) => promises.violate(`a call breaks: ${String(error)}`, first))
      .finally(() => open.delete(key));
  }

  return {
    hand,
    onDeath(dead) {
      for (const [key, { process, handover }] of open) {
        if (process !== dead) continue;
        open.delete(key);
        time.at(1000 + random.below(20_000), () => hand({ ...handover, process: (handover.process + 1) % 3 }));
      }
    },
    outcomes: () => outcomes,
    open: () => open.size,
  };
}
