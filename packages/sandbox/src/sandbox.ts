import { randomUUID } from "node:crypto";
import { createBudget } from "./budget.ts";
import { createClock } from "./clock.ts";
import { callSafely, createFailureReport, printFailure } from "./failure.ts";
import { createFaultSwitch, type FaultSwitch } from "./faults/fault-switch.ts";
import { answerAsResponse } from "./front/fetch-answer.ts";
import { requestFrom } from "./front/fetch-request.ts";
import { type Listener, type ListenOptions, listen } from "./front/listen.ts";
import type { BodyLimits } from "./front/read-body.ts";
import { createJobEngine } from "./jobs/job-engine.ts";
import { defaultJobFile } from "./jobs/job-file.ts";
import type { Run } from "./jobs/run.ts";
import { checkOptions, type SandboxOptions } from "./options.ts";
import { type Activity, createActivity, maxShown } from "./pages/activity.ts";
import { type AnswerPage, createPages } from "./pages/pages.ts";
import { createAnswering } from "./server/answering.ts";
import { createJobControllers } from "./server/job-controllers.ts";
import { createServer } from "./server/server.ts";
import { createTokenIssuer } from "./server/tokens.ts";
import { createMemoryStore } from "./store/memory-store.ts";
import { createNotifier } from "./webhooks/notify.ts";
import type { WebhookDelivery } from "./webhooks/webhook-sender.ts";
import { loadContracts } from "./wire/contract.ts";
import { loadDescription } from "./wire/description.ts";

/** A stand-in for the StarfishETL server. */
export interface Sandbox {
  /** Answers a request without any port; pass it wherever a `fetch` is asked for. */
  readonly fetch: typeof fetch;
  /** Opens a real port, on 127.0.0.1 unless told otherwise. */
  listen(options?: ListenOptions): Promise<Listener>;
  readonly runs: {
    /** How many runs were started, forgotten ones included. */
    readonly started: number;
    list(): readonly Run[];
    find(runID: string): readonly Run[];
  };
  /** The attempts to deliver webhooks, the last ten thousand of them. */
  readonly deliveries: readonly WebhookDelivery[];
  readonly faults: Pick<FaultSwitch, "add" | "clear">;
  /** Stops listening, gives webhooks under way half a second, and closes the store. May be called again. */
  close(): Promise<void>;
}

/** The user of a sandbox that was given none. */
export const defaultUsers: Readonly<Record<string, string>> = { "ada@example.com": "correct horse & battery" };

const mebibyte = 2 ** 20;
const fiveDays = 432_000;
const maxDeliveries = 10_000;
/** Bytes of all bodies that are being read at once. */
const maxBytesAtOnce = 256 * mebibyte;

/**
 * Creates a stand-in for the server. It lives in this process and needs no port.
 *
 * @throws SandboxOptionError for an option that does not exist or cannot have its value, FaultError for a fault that does
 *   not exist.
 */
export function createSandbox(options: SandboxOptions = {}): Sandbox {
  checkOptions(options);
  const description = loadDescription();
  const clock = options.clock ?? createClock(options.fast ? 1000 : 1);
  const createID = options.createID ?? randomUUID;
  const faultSwitch = createFaultSwitch(options.faults ?? []);
  const onFailure = createFailureReport(options.onFailure ?? printFailure);
  const deliveries: WebhookDelivery[] = [];
  const listeners: Listener[] = [];
  const closing = new AbortController();
  const limits: BodyLimits = {
    maxBytes: options.maxBodyBytes ?? 4 * mebibyte,
    budget: createBudget("bytes of bodies", maxBytesAtOnce),
  };

  const store =
    options.store ??
    createMemoryStore({
      maxRuns: options.maxRuns ?? 100_000,
      maxBytes: options.maxRunBytes ?? 64 * mebibyte,
      now: clock.now,
    });
  /** What the pages show. Before they are served, nothing is kept for them. */
  let activity: Activity | undefined;
  const notifier = createNotifier({
    contract: loadContracts(description).response,
    clock,
    fetch: (input, init) => fetch(input, init),
    allowedHosts: [],
    timeout: 10_000,
    attempts: 3,
    backOff: 1000,
    ...options.webhooks,
    signal: closing.signal,
    log: (delivery) => {
      deliveries.push(delivery);
      if (deliveries.length > maxDeliveries) {
        deliveries.shift();
      }
      callSafely(
        () => options.onDelivery?.(delivery),
        (error) => onFailure("onDelivery", error),
      );
    },
    onFailure,
  });
  const engine = createJobEngine({
    jobs: options.jobs ?? defaultJobFile,
    clock,
    store,
    duplicateRunID: options.duplicateRunID ?? "startAgain",
    onStart: (run) => activity?.addRun(run),
    notify: notifier.notify,
    dueAt: notifier.dueAt,
    signal: closing.signal,
    onFailure,
  });
  const answer = createAnswering({
    serve: createServer({
      description,
      controllers: createJobControllers({
        engine,
        clock,
        createRunID: createID,
        behaviour: {
          duplicateRunID: options.duplicateRunID ?? "startAgain",
          unknownRunID: options.unknownRunID ?? "notFound",
          runningResults: options.runningResults ?? "running",
        },
      }),
      tokens: createTokenIssuer({
        users: options.users ?? defaultUsers,
        fixedTokens: options.tokens ?? [],
        lifetimeSeconds: options.tokenLifetimeSeconds ?? fiveDays,
        clock,
        createToken: createID,
      }),
    }),
    settings: {
      modelState: options.modelState ?? "checked",
      newtonsoft: options.newtonsoft ?? 6,
      authentication: options.authentication ?? "required",
      webhookAuthentication: options.webhookAuthentication ?? "none",
      ignoredRules: [],
    },
    faultSwitch,
    clock,
    onRequest: (entry) => {
      activity?.addRequest(entry);
      return options.onRequest?.(entry);
    },
    onFailure,
  });

  const [[name = "", password = ""] = []] = Object.entries(options.users ?? defaultUsers);
  const openPages = (): AnswerPage => {
    activity ??= createActivity(store.latest(maxShown));
    return createPages({
      description,
      activity,
      deliveries,
      faultSwitch,
      clock,
      jobs: options.jobs ?? defaultJobFile,
      started: () => store.added,
      // A password of the user's own is shown nowhere.
      user: { name, password: options.users === undefined ? password : "" },
    });
  };

  let closed: Promise<void> | undefined;
  const close = async (): Promise<void> => {
    closing.abort();
    await Promise.all(listeners.map((listener) => listener.close()));
    await notifier.close();
    await engine.waitForWebhooks();
    store.close();
  };

  return {
    fetch: async (input, init) => {
      const request = new Request(input, init);
      return answerAsResponse(await answer(requestFrom(request, limits), request.signal), clock, request.method);
    },
    listen: async (listenOptions = {}) => {
      const answerPage = listenOptions.pages === true ? openPages() : undefined;
      const listener = await listen({ answer, answerPage, clock, limits, onFailure }, listenOptions);
      listeners.push(listener);
      return listener;
    },
    runs: {
      get started() {
        return store.added;
      },
      list: () => store.list(),
      find: (runID) => [...store.find(runID)],
    },
    deliveries,
    faults: faultSwitch,
    close: () => {
      closed ??= close();
      return closed;
    },
  };
}
