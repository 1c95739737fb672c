import { randomUUID } from "node:crypto";
import { type Clock, createClock } from "./clock.ts";
import { deliver } from "./delivery.ts";
import { FaultError } from "./faults/catalogue.ts";
import type { Fault, Transport } from "./faults/fault.ts";
import { createFaultSwitch, type FaultSwitch } from "./faults/fault-switch.ts";
import { createJobControllers, type UnknownBehaviour } from "./job-controllers.ts";
import { createJobEngine } from "./jobs/job-engine.ts";
import { defaultJobFile, type JobFile } from "./jobs/job-file.ts";
import type { Run } from "./jobs/run.ts";
import { type Listener, type ListenOptions, listen } from "./listen.ts";
import { createServer, type ServerSettings } from "./server.ts";
import { createMemoryStore } from "./store/memory-store.ts";
import type { RunStore } from "./store/run-store.ts";
import { createTokenIssuer } from "./tokens.ts";
import { notifyWebhook } from "./webhooks/notify.ts";
import type { WebhookDelivery, WebhookSenderOptions } from "./webhooks/webhook-sender.ts";
import { loadContracts } from "./wire/contract.ts";
import { loadDescription } from "./wire/description.ts";
import type { Reply } from "./wire/reply.ts";

/** One request and how it was answered, for a log. */
export interface RequestLogEntry {
  /** Milliseconds since 1970. */
  readonly at: number;
  readonly method: string;
  /** Path and query. */
  readonly path: string;
  /** Undefined where the connection was reset. */
  readonly status: number | undefined;
  /** Milliseconds until the answer was ready. */
  readonly duration: number;
  readonly faults: readonly string[];
}

/** Everything has a default that suits a first try. */
export interface SandboxOptions extends Partial<UnknownBehaviour> {
  /** Whether invalid requests are refused; unknown of the real server. "checked" by default. */
  readonly modelState?: ServerSettings["modelState"];
  /** "required" by default; "none" asks for no token anywhere. */
  readonly authentication?: "required" | "none";
  /** Whether Webhook asks for a token too; unknown of the real server. "none" by default. */
  readonly webhookAuthentication?: "required" | "none";
  /** Passwords by user name; one user by default, see `defaultUsers`. */
  readonly users?: Readonly<Record<string, string>>;
  /** Tokens that are good without asking /token. None by default. */
  readonly tokens?: readonly string[];
  /** How long a token of /token is good; five days by default. */
  readonly tokenLifetimeSeconds?: number;
  /** Projects and jobs; any project and any job by default, see `defaultJobFile`. */
  readonly jobs?: JobFile;
  /** Runs time a thousand times as fast, for tests. False by default. */
  readonly fast?: boolean;
  /** In place of the real time. */
  readonly clock?: Clock;
  /** In place of memory. The sandbox closes it. */
  readonly store?: RunStore;
  /** How many runs memory keeps; 100,000 by default. Runs that have not ended are never forgotten. */
  readonly maximumRuns?: number;
  readonly webhooks?: Partial<
    Pick<WebhookSenderOptions, "allowedHosts" | "attempts" | "backOff" | "fetch" | "timeout">
  >;
  /** Faults that are on from the beginning: `NAME`, `NAME*COUNT`, `NAME@RUNID`. */
  readonly faults?: readonly string[];
  /** Makes tokens and the runIDs of Webhook. Random GUIDs by default. */
  readonly createID?: () => string;
  readonly onRequest?: (entry: RequestLogEntry) => void;
  readonly onDelivery?: (delivery: WebhookDelivery) => void;
}

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
  /** Stops listening, waits for webhooks under way and closes the store. May be called again. */
  close(): Promise<void>;
}

/** The user of a sandbox that was given none. */
export const defaultUsers: Readonly<Record<string, string>> = { "ada@example.com": "correct horse & battery" };

const fiveDays = 432_000;
const keptDeliveries = 10_000;

/**
 * Creates a stand-in for the server. It lives in this process and needs no port.
 *
 * @throws FaultError for a fault that does not exist.
 */
export function createSandbox(options: SandboxOptions = {}): Sandbox {
  const description = loadDescription();
  const contracts = loadContracts(description);
  const clock = options.clock ?? createClock(options.fast ? 1000 : 1);
  const createID = options.createID ?? randomUUID;
  const faultSwitch = createFaultSwitch(options.faults ?? []);
  const faultsByRequest = new WeakMap<Request, readonly Fault[]>();
  const statusByRequest = new WeakMap<Request, number>();
  const faultsOf = (request: Request): readonly Fault[] => faultsByRequest.get(request) ?? [];
  const deliveries: WebhookDelivery[] = [];
  const listeners: Listener[] = [];
  const closing = new AbortController();

  const sender: WebhookSenderOptions = {
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
      if (deliveries.length > keptDeliveries) {
        deliveries.shift();
      }
      options.onDelivery?.(delivery);
    },
  };
  const store = options.store ?? createMemoryStore({ maximumRuns: options.maximumRuns ?? 100_000, now: clock.now });
  const engine = createJobEngine({
    jobs: options.jobs ?? defaultJobFile,
    clock,
    store,
    duplicateRunID: options.duplicateRunID ?? "startAgain",
    notify: (run) => notifyWebhook(run, contracts.response, sender),
    signal: closing.signal,
  });
  const settings: ServerSettings = {
    modelState: options.modelState ?? "checked",
    authentication: options.authentication ?? "required",
    webhookAuthentication: options.webhookAuthentication ?? "none",
    ignoredRules: [],
  };

  const finish = (reply: Reply, request: Request, environment: unknown): Promise<Response> => {
    const faults = faultsOf(request);
    const changed = faults.reduce((current, fault) => fault.reply?.(current) ?? current, reply);
    const transport = Object.assign({}, ...faults.map((fault) => fault.transport)) as Transport;
    if (!transport.reset) {
      statusByRequest.set(request, changed.status);
    }
    return deliver(changed, transport, clock, environment);
  };

  const server = createServer({
    description,
    controllers: createJobControllers({
      engine,
      clock,
      createRunID: createID,
      faultsOf,
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
    settings,
    finish,
    settingsOf: (request) => Object.assign({}, settings, ...faultsOf(request).map((fault) => fault.settings)),
  });

  const answer = async (request: Request, environment: unknown): Promise<Response> => {
    const started = performance.now();
    const log = (): void => {
      const { pathname, search } = new URL(request.url);
      const faults = faultsOf(request).map(({ name }) => name);
      const duration = performance.now() - started;
      const status = statusByRequest.get(request);
      options.onRequest?.({
        at: clock.now(),
        method: request.method,
        path: pathname + search,
        status,
        duration,
        faults,
      });
    };
    try {
      faultsByRequest.set(request, await takeFaults(faultSwitch, request));
      const instead = faultsOf(request).find((fault) => fault.instead)?.instead;
      const response =
        instead === undefined
          ? await server.fetch(request, environment as object)
          : await finish(instead(request, clock.now()), request, environment);
      log();
      return response;
    } catch (error) {
      log();
      if (error instanceof FaultError) {
        return new Response(error.message, { status: 400, headers: { "content-type": "text/plain" } });
      }
      throw error;
    }
  };

  let closed: Promise<void> | undefined;
  const close = async (): Promise<void> => {
    closing.abort();
    await Promise.all(listeners.map((listener) => listener.close()));
    await engine.waitForWebhooks();
    store.close();
  };

  return {
    fetch: (input, init) => answer(new Request(input, init), undefined),
    listen: async (listenOptions = {}) => {
      const listener = await listen(answer, listenOptions);
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

/** The body is only looked at when a fault waits for one run. */
async function takeFaults(faultSwitch: FaultSwitch, request: Request): Promise<readonly Fault[]> {
  const body = faultSwitch.hasRunFaults && request.body !== null ? await request.clone().text() : "";
  return faultSwitch.take(request, (runID) => request.url.includes(runID) || body.includes(runID));
}
