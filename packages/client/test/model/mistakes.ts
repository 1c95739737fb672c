/** A mistake that somebody could make in the client, as the change of one place. */
export interface Mistake {
  readonly name: string;
  /** In `src`. */
  readonly file: string;
  readonly from: string;
  readonly to: string;
}

export const mistakes: readonly Mistake[] = [
  {
    name: "claims are ignored",
    file: "runs/runs.ts",
    from: "if (claims !== undefined)",
    to: "if (claims === null)",
  },
  {
    name: "the mark is not written before the start goes out",
    file: "runs/claims.ts",
    from: "const isFirst = await store.add(keys.sent, memory);",
    to: "const isFirst = true;",
  },
  {
    name: "the mark is written after the start went out",
    file: "runs/claims.ts",
    from: "const isFirst = await store.add(keys.sent, memory);",
    to: "const isFirst = !(await store.has(keys.sent)); setTimeout(() => store.add(keys.sent, memory).catch(() => {}), 0);",
  },
  {
    name: "the mark is taken back although the start may have gone out",
    file: "runs/claims.ts",
    from: "if (isFirst && !leavesOpen(error))",
    to: "if (isFirst)",
  },
  {
    name: "a process that finds a mark sends too",
    file: "runs/claims.ts",
    from: "if (known === undefined || !context.resendUnknownStart) throw abandoned(context, known);",
    to: "",
  },
  {
    name: "the code of an error proves that nothing was sent",
    file: "transport/unsent.ts",
    from: 'code === "UND_ERR_CONNECT_TIMEOUT"',
    to: 'code === "EHOSTUNREACH"',
  },
  {
    name: "a start is repeated after any failure of the network",
    file: "transport/retry.ts",
    from: "isSafe || attempts.at(-1)?.isUnsent === true",
    to: "isSafe || attempts.length > 0",
  },
  {
    name: "a start is repeated after 500",
    file: "transport/retry.ts",
    from: "(isSafe && isTransient(status))",
    to: "isTransient(status)",
  },
  {
    name: "a start is sent again after 401 without a question",
    file: "transport/auth/auth.ts",
    from: "(isStart && !(await call.maySendAgain(401)))",
    to: "!isStart && isStart",
  },
  {
    name: "a start is sent again after 429 without a question",
    file: "transport/retry.ts",
    from: "(await call.maySendAgain(answer.response.status))",
    to: "answer.response.status === 429",
  },
  {
    name: "a start whose outcome is unknown is sent again though nobody asked for that",
    file: "runs/start-once.ts",
    from: "if (known === false && context.resendUnknownStart && !isSecond)",
    to: "if (known === false && !isSecond)",
  },
  {
    name: "a failure of the network means that nothing was started",
    file: "runs/start-once.ts",
    from: "return !isUnsent;",
    to: "return false;",
  },
  {
    name: "the first end of a chain is believed",
    file: "runs/confirmation.ts",
    from: "words > Number(chainJobs)",
    to: "words > 0",
  },
  {
    name: "a chain of which one job failed has succeeded",
    file: "runs/status.ts",
    from: 'verdicts.includes("failed") ? "failed" : "succeeded"',
    to: 'verdicts[0] ?? "running"',
  },
  {
    name: "a run of which a job goes on has ended",
    file: "runs/status.ts",
    from: "verdicts.length === 0 || verdicts.includes(undefined)",
    to: "verdicts.length === 0",
  },
  {
    name: "the renewal of a claim goes on for ever",
    file: "runs/claims.ts",
    from: "    cancel();\n",
    to: "",
  },
  {
    name: "an unknown start does not name its run",
    file: "runs/start-once.ts",
    from: "(cause)}`, { runID, cause }",
    to: "(cause)}`, { cause }",
  },
  {
    name: "a start is sent again before the Results are asked",
    file: "runs/start-once.ts",
    from: "if (!(isSecond || leavesOpen(error))) throw error;",
    to: "if (!(isSecond || leavesOpen(error))) throw error;\n    if (context.resendUnknownStart && !isSecond) return startOnce(context, true);",
  },
  {
    name: "a start is sent again though the Results could not be asked",
    file: "runs/start-once.ts",
    from: "if (known === false && context.resendUnknownStart",
    to: "if (!known && context.resendUnknownStart",
  },
  {
    name: "a start is sent again after a refusal though the Results could not be asked",
    file: "runs/send-again.ts",
    from: "return known === false;",
    to: "return !known;",
  },
  {
    name: "a mark that could not be written is taken for written",
    file: "runs/claims.ts",
    from: "const isFirst = await store.add(keys.sent, memory);",
    to: "const isFirst = await store.add(keys.sent, memory).catch(() => true);",
  },
  {
    name: "a claim holds for a week",
    file: "runs/claims.ts",
    from: "const lease = 30_000;",
    to: "const lease = 604_800_000;",
  },
  {
    name: "a failure of the store does not name the run",
    file: "guarded-store.ts",
    from: "{ runID, cause: error }",
    to: "{ cause: error }",
  },
  {
    name: "a store that hangs is waited for",
    file: "guarded-store.ts",
    from: "limit = 5000",
    to: "limit = Number.POSITIVE_INFINITY",
  },
  {
    name: "an address that was signed again makes another order",
    file: "runs/in-flight.ts",
    from: "withoutSignature(value) : value",
    to: "value : value",
  },
  {
    name: "waits are measured by the time of day",
    file: "clock.ts",
    from: "return clock.monotonic?.() ?? clock.now();",
    to: "return clock.now();",
  },
  {
    name: "a run that is resumed is never a chain",
    file: "runs/runs.ts",
    from: "options.chainJobs ?? true",
    to: "options.chainJobs ?? false",
  },
  {
    name: "runJobs ends before what it has started",
    file: "runs/run-many.ts",
    from: "end !== undefined && running.size === 0",
    to: "end !== undefined",
  },
  {
    name: "the lease of a delivery is never renewed",
    file: "webhooks/lease.ts",
    from: "await store.set(key, lease);",
    to: "",
  },
  {
    name: "no lease is taken",
    file: "webhooks/lease.ts",
    from: "if (!(await store.add(key, lease))) return undefined;",
    to: "await store.add(key, lease);",
  },
  {
    name: "a lease that could not be taken is taken for one that was",
    file: "webhooks/lease.ts",
    from: "if (!(await store.add(key, lease)))",
    to: "if (!(await store.add(key, lease).catch(() => true)))",
  },
  {
    name: "a lease is as long as an address lives",
    file: "webhooks/webhook-handler.ts",
    from: "lease = 30_000, confirmTimeout",
    to: "lease = 604_800_000, confirmTimeout",
  },
  {
    name: "taking a key is a question and an answer",
    file: "guarded-store.ts",
    from: 'add: (key, milliseconds) => ask("add", key, milliseconds),',
    to: 'add: async (key, milliseconds) => {\n      if (await ask("has", key)) return false;\n      await call("set", key, milliseconds);\n      return true;\n    },',
  },
  {
    name: "the key is written before onRun",
    file: "webhooks/deliveries.ts",
    from: "await work(lease.signal);",
    to: "await store.set(delivered, milliseconds);\n      await work(lease.signal);",
  },
  {
    name: "a delivery of what is worked on is acknowledged",
    file: "webhooks/webhook-handler.ts",
    from: '=== "in work") throw',
    to: "=== undefined) throw",
  },
  {
    name: "it is not looked again under the lease whether the run was told",
    file: "webhooks/deliveries.ts",
    from: 'if (await store.has(delivered)) return "told before";',
    to: "",
  },
  {
    name: "the lease is let go before the key is written",
    file: "webhooks/deliveries.ts",
    from: "told.set(delivered, Math",
    to: "await lease.release();\n      told.set(delivered, Math",
  },
  {
    name: "a failure of onRun counts as told",
    file: "webhooks/deliveries.ts",
    from: "await work(lease.signal);",
    to: "await work(lease.signal).catch(() => {});",
  },
  {
    name: "what was told is remembered by the process alone",
    file: "webhooks/deliveries.ts",
    from: "await store.set(delivered, milliseconds).catch(",
    to: "await Promise.resolve().catch(",
  },
  {
    name: "a write that failed is not tried again",
    file: "webhooks/deliveries.ts",
    from: "writing = writeLater(runID, delivered, milliseconds, lease);",
    to: "",
  },
  {
    name: "a delivery is believed that the Results do not confirm",
    file: "webhooks/confirm.ts",
    from: 'if (error.code === "timed_out") throw unshown(error.cause);',
    to: 'if (error.code === "timed_out") return { outcome: "unconfirmed", rows: [] };',
  },
  {
    name: "a job that failed is told as one that succeeded",
    file: "webhooks/confirm.ts",
    from: 'return { outcome: "failed", rows',
    to: 'return { outcome: "succeeded", rows',
  },
  {
    name: "a late answer of the Results counts as one of now",
    file: "runs/watch-run.ts",
    from: "if (asked >= unknownUntil)",
    to: "if (monotonic(clock) >= unknownUntil)",
  },
];
