import { systemClock } from "./clock.ts";
import type { WireOperation } from "./codec/wire-table.ts";
import type { operations } from "./generated/types.ts";
import { wire } from "./generated/wire.ts";
import type {
  ArrayOfResultsResponse,
  ExecJobAsyncRequest,
  ExecJobAsyncResponse,
  ExecJobRequest,
  ExecJobResponse,
  TokenRequest,
  TokenResponse,
} from "./messages.ts";
import {
  type CallOptions,
  type ClientOptions,
  callRules,
  checkOptions,
  clientRules,
  limitsOf,
  type Rules,
  resultsRules,
  type WebhookRequest,
  webhookRules,
} from "./options.ts";
import { readAnswer } from "./transport/answer.ts";
import { encodeBody } from "./transport/body.ts";
import type { Call } from "./transport/call.ts";
import type { Later } from "./transport/later.ts";
import { formMediaType, type RequestMediaType } from "./transport/media.ts";
import { createPipeline } from "./transport/pipeline.ts";
import { requestUrl, type UrlParameters } from "./transport/request-url.ts";
import { type Bytes, createConnect } from "./transport/send.ts";
import { createTokenSource } from "./transport/token.ts";
import { transports } from "./transport/transport.ts";
import { createRunJudge } from "./workflows/run-state.ts";
import { createRuns, type Runs } from "./workflows/runs.ts";

type Login = Pick<TokenRequest, "username" | "password">;

/** A request whose runID may be left out: a new one is made then. */
export type WithOptionalRunID<Request extends { readonly runID: string }> = Omit<Request, "runID"> &
  Partial<Pick<Request, "runID">>;

/**
 * The operations of the API, and runs made of them. Each operation gives the value of the answer, or throws a
 * StarfishError. A start is sent again only where it surely did not reach the server or was surely refused.
 */
export interface StarfishClient extends Runs {
  /** Exchanges a user name and a password for a bearer token. Refused: AuthError. */
  requestToken(login: Login, options?: Pick<CallOptions, "signal">): Promise<TokenResponse>;
  /** Starts a job and returns at once; `started` tells whether it did. Without a runID, a new GUID is sent. */
  executeJobAsync(
    request: WithOptionalRunID<ExecJobAsyncRequest>,
    options?: CallOptions,
  ): Promise<ExecJobAsyncResponse>;
  /** Starts a job and waits for its end, which may be longer than the way to the server allows. */
  executeJob(request: WithOptionalRunID<ExecJobRequest>, options?: CallOptions): Promise<ExecJobResponse>;
  /** Starts a job with any body at all as its argument; the server makes the runID. */
  postWebhook(request: WebhookRequest, options?: CallOptions): Promise<ExecJobAsyncResponse>;
  /** Reads the rows of a run: one per job, several for a chain of jobs, none or null while there is nothing. */
  getResults(runID: string, options?: CallOptions): Promise<ArrayOfResultsResponse>;
}

/** Makes a client, given how to load what only some of its users need. Throws InvalidOptionError. */
export function createClientWith(later: Later, options: ClientOptions): StarfishClient {
  checkOptions(options, clientRules, "createClient");
  const { credentials, clock = systemClock, mediaType: clientMediaType = "application/json" } = options;
  const baseUrl = new URL(options.baseUrl ?? "https://api.starfishetl.com").href.replace(/\/+$/, "");
  const send = createPipeline({
    connect: createConnect(options.fetch),
    tokens: credentials && createTokenSource(credentials, (login) => requestToken(login), clock),
    clock,
    onExchange: options.onExchange,
    onWarning: options.onWarning,
  });

  function begin(operation: WireOperation, own: CallOptions, runID?: string): Call {
    const limits = limitsOf(own, options, operation === wire.operations.executeJob);
    const end = clock.now() + limits.totalTimeout;
    return { table: wire, later, operation, runID, limits, end, signal: own.signal, attempts: [] };
  }

  /** Makes a call. Options without rules have been checked before, and there may be more than are looked at. */
  async function perform<Answer>(
    id: keyof operations,
    create: () => Message,
    own: CallOptions = {},
    rules?: Rules<CallOptions>,
  ): Promise<Answer> {
    if (rules !== undefined) checkOptions(own, rules, "the call");
    const message = create();
    const operation = wire.operations[id];
    const call = begin(operation, own, message.runID);
    const bodyType = message.mediaType ?? own.mediaType ?? clientMediaType;
    // A wildcard would mean JSON to this server even for an XML request (observed).
    const accept = own.accept ?? (bodyType === formMediaType ? "application/json" : bodyType);
    const encoded = message.value === undefined ? message.body : encodeBody(call, message.value, bodyType);
    const body = encoded instanceof Promise ? await encoded : encoded;
    const headers = body === undefined ? { accept } : { accept, "content-type": message.contentType ?? bodyType };
    const url = requestUrl(baseUrl, operation.path, message.parameters);
    const answer = await send({ method: operation.method, url, headers, body }, call);
    if (message.isPoll && answer.response.status === 404) return [] as Answer;
    return readAnswer(answer, call) as Answer;
  }

  const requestToken = (login: Login, own?: CallOptions): Promise<TokenResponse> =>
    perform("requestToken", () => loginOf(login), own, callRules);
  const client: StarfishClient = {
    requestToken,
    executeJobAsync: (request, own) => perform("executeJobAsync", () => startOf(request), own, callRules),
    executeJob: (request, own) => perform("executeJob", () => startOf(request), own, callRules),
    postWebhook: (request, own) => perform("postWebhook", () => webhookOf(request), own, callRules),
    getResults: (runID, own) => perform("getResults", () => resultsOf(runID), own, callRules),
    ...createRuns({
      start: (request, own) => perform("executeJobAsync", () => startOf(request), own),
      getResults: (runID, own) => perform("getResults", () => ({ ...resultsOf(runID), isPoll: true }), own),
      judge: createRunJudge(wire),
      clock,
    }),
  };
  transports.set(client, { table: wire, baseUrl, begin: (operation, signal) => begin(operation, { signal }), send });
  return client;
}

/** What a method hands on: a value to encode, or a body as it is. */
interface Message {
  readonly value?: object;
  readonly body?: string | Bytes;
  readonly contentType?: string;
  /** Where the operation takes only one. */
  readonly mediaType?: RequestMediaType;
  readonly parameters?: UrlParameters;
  readonly runID?: string | undefined;
  /** An id that the server does not know (404) may be one that it does not know yet: no rows, and no error. */
  readonly isPoll?: boolean;
}

const loginOf = (login: Login): Message => ({
  value: { grant_type: "password", ...login },
  mediaType: formMediaType,
});

/** A runID that is there but wrong is the codec's to refuse, and so is a request that is none. */
function startOf(request: { readonly runID?: string }): Message {
  const { runID = crypto.randomUUID() } = request ?? {};
  return { value: { ...request, runID }, runID };
}

function resultsOf(runID: string): Message {
  checkOptions({ runID }, resultsRules, "getResults");
  return { parameters: { path: { id: runID } }, runID };
}

function webhookOf(request: WebhookRequest): Message {
  const {
    argument = "",
    contentType = "text/plain; charset=utf-8",
    instance,
    jobid,
    projectid,
    ...unknown
  } = request ?? {};
  const query = { instance, jobid, projectid };
  checkOptions({ ...query, argument, contentType, ...unknown }, webhookRules, "postWebhook");
  return { parameters: { query }, body: argument, contentType };
}
