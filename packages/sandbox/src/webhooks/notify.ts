import { setTimeout } from "node:timers/promises";
import type { ReportFailure } from "../failure.ts";
import { findFault } from "../faults/catalogue.ts";
import type { Fault } from "../faults/fault.ts";
import { endOf, type Run } from "../jobs/run.ts";
import { runSummary } from "../jobs/run-report.ts";
import type { Contract } from "../wire/contract.ts";
import { writeJson } from "../wire/json/json-writer.ts";
import { createSlots } from "./slots.ts";
import { sendWebhook, type WebhookMessage, type WebhookSenderOptions } from "./webhook-sender.ts";

export interface NotifierOptions extends Omit<WebhookSenderOptions, "slots" | "stop"> {
  readonly contract: Contract;
  readonly onFailure: ReportFailure;
}

/** Tells webhooks how runs ended. */
export interface Notifier {
  /** When the webhook of the run is to be sent: at its end, unless a fault says otherwise. */
  dueAt(run: Run): number;
  /** Resolves when the webhook of the run was delivered, or given up. */
  notify(run: Run): Promise<void>;
  /** Waits half a second for attempts that are under way, and cuts off what is left of them. */
  close(): Promise<void>;
}

/** Attempts to deliver at once. */
const maxAtOnce = 32;
/** Milliseconds. */
const grace = 500;

export function createNotifier(options: NotifierOptions): Notifier {
  const stop = new AbortController();
  const underWay = new Set<Promise<void>>();
  const sender: WebhookSenderOptions = { ...options, slots: createSlots(maxAtOnce), stop: stop.signal };

  const notify = async (run: Run): Promise<void> => {
    if (run.webHookURL === null) {
      return;
    }
    const faults = faultsOf(run, options.onFailure);
    const shownAt = isDueAtStart(faults) ? run.startedAt : endOf(run);
    const message: WebhookMessage = {
      method: "POST",
      contentType: "application/json; charset=utf-8",
      body: writeJson({ kind: "message", contract: options.contract, model: runSummary(run, shownAt) }),
      delay: 0,
    };
    const messages = faults.reduce<readonly WebhookMessage[]>(
      (list, { webhook }) => (webhook === undefined ? list : list.flatMap(webhook)),
      [message],
    );
    let sent = Promise.resolve();
    for (const each of messages) {
      const send = (): Promise<void> => sendWebhook(sender, run.runID, run.webHookURL ?? "", each);
      sent = each.together === true ? Promise.all([sent, send()]).then(() => undefined) : sent.then(send);
    }
    await sent;
  };

  return {
    dueAt: (run) => (isDueAtStart(faultsOf(run)) ? run.startedAt : endOf(run)),
    notify: (run) => {
      const notification = notify(run).finally(() => underWay.delete(notification));
      underWay.add(notification);
      return notification;
    },
    close: async () => {
      const over = new AbortController();
      await Promise.race([
        Promise.allSettled(underWay).finally(() => over.abort()),
        setTimeout(grace, undefined, { signal: over.signal }).catch(() => undefined),
      ]);
      stop.abort(new Error("the sandbox was closed"));
    },
  };
}

function isDueAtStart(faults: readonly Fault[]): boolean {
  return faults.some(({ webhookAtStart }) => webhookAtStart);
}

/** A file of runs may name faults of another version of the sandbox: that is reported when the webhook is sent. */
function faultsOf(run: Run, onFailure?: ReportFailure): readonly Fault[] {
  return run.faults.flatMap((name) => {
    try {
      return findFault(name);
    } catch (error) {
      onFailure?.(`the webhook of ${run.runID}, which is sent without the fault`, error);
      return [];
    }
  });
}
