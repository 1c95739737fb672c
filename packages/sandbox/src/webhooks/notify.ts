import { findFault } from "../faults/catalogue.ts";
import type { Run } from "../jobs/run.ts";
import { runSummary } from "../jobs/run-report.ts";
import type { Contract } from "../wire/contract.ts";
import { writeJson } from "../wire/json-writer.ts";
import { sendWebhook, type WebhookMessage, type WebhookSenderOptions } from "./webhook-sender.ts";

/** Tells the webhook of a run how it ended: JSON in the format of ExecuteJob's answer. */
export async function notifyWebhook(run: Run, contract: Contract, options: WebhookSenderOptions): Promise<void> {
  if (run.webHookURL === null) {
    return;
  }
  const message: WebhookMessage = {
    method: "POST",
    contentType: "application/json; charset=utf-8",
    body: writeJson({ kind: "message", contract, model: runSummary(run) }),
    delay: 0,
  };
  const changes = run.faults.map((name) => findFault(name).webhook).filter((change) => change !== undefined);
  const messages = changes.reduce<readonly WebhookMessage[]>((list, change) => list.flatMap(change), [message]);
  for (const each of messages) {
    await sendWebhook(options, run.runID, run.webHookURL, each);
  }
}
