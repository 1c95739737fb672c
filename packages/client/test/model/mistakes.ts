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
    name: "claims are not heeded",
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
    from: "if (!context.resendUnknownStart) throw abandoned(context);",
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
    file: "transport/auth.ts",
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
    name: "a start whose outcome is unknown is sent again unasked",
    file: "runs/start-once.ts",
    from: "if (context.resendUnknownStart && !isSecond)",
    to: "if (!isSecond)",
  },
  {
    name: "a failure of the network means that nothing was started",
    file: "runs/start-once.ts",
    from: "return !isUnsent;",
    to: "return false;",
  },
  {
    name: "an answer that knows nothing means that a start may be repeated at once",
    file: "runs/start-once.ts",
    from: 'if (await isKnown(context)) return "running";\n    if (context.resendUnknownStart',
    to: 'if (hasRows(await context.getResults().catch(() => []))) return "running";\n    if (!isSecond || context.resendUnknownStart',
  },
  {
    name: "the first end of a chain is believed",
    file: "runs/run.ts",
    from: "confirmed > Number(chainJobs)",
    to: "confirmed > 0",
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
    from: "      runID,\n      cause: error,",
    to: "      cause: error,",
  },
];
