import { systemClock } from "./clock.ts";
import type { WireOperation } from "./codec/wire-table.ts";
import { EncodeError, InvalidOptionError } from "./errors.ts";
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
import { type CallOptions, type ClientOptions, callRules, checkOptions, clientRules, limitsOf } from "./options.ts";
import { decodeAnswer } from "./transport/answer.ts";
import { parseBaseUrl } from "./transport/base-url.ts";
import { type Call, detailsOf } from "./transport/call.ts";
import { acceptFor, encodeBody, type LoadOtherMedia, type RequestMediaType } from "./transport/media.ts";
import { createPipeline } from "./transport/pipeline.ts";
import { requestUrl, type UrlParameters } from "./transport/request-url.ts";
import { type Bytes, createConnect } from "./transport/send.ts";
import { refusalOf } from "./transport/status.ts";
import { createTokenSource } from "./transport/token.ts";
import { transports } from "./transport/transport.ts";
import { createRuns, type Runs } from "./workflows/runs.ts";

/** A request whose runID may be left out: a new one is made then. */
export type WithOptionalRunID<Request extends { readonly runID: string }> = Omit<Request, "runID"> &
  Partial<Pick<Request, "runID">>;

/** A job to start with any body at all as its argument. */
export interface WebhookRequest {
  /** The instance (an account's tenant) that the project belongs to. */
  readonly instance: string;
  readonly jobid: string;
  readonly projectid: string;
  /** The job's argument, sent as it is. Default: an empty body. */
  readonly argument?: string | Bytes;
  /** What the argument is. Default: `text/plain; charset=utf-8`. */
  readonly contentType?: string;
}

/**
 * The operations of the API, and runs made of them. Each operation gives the value of the answer, or throws a
 * StarfishError. A start is sent again only where it surely did not reach the server or was surely refused.
 */
export interface StarfishClient extends Runs {
  /** Exchanges a user name and a password for a bearer token. Refused: AuthError. */
  requestToken(
    login: Pick<TokenRequest, "username" | "password">,
    options?: Pick<CallOptions, "signal">,
  ): Promise<TokenResponse>;
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
export function createClientWith(loadOtherMedia: LoadOtherMedia, options: ClientOptions): StarfishClient {
  checkOptions(options, clientRules, "createClient");
  const { credentials, clock = systemClock, mediaType: clientMediaType = "application/json" } = options;
  const baseUrl = parseBaseUrl(options.baseUrl ?? "https://api.starfishetl.com");
  const send = createPipeline({
    connect: createConnect(options.fetch),
    tokens: credentials && createTokenSource(credentials, (login) => single.requestToken(login), clock),
    clock,
    onExchange: options.onExchange,
    onWarning: options.onWarning,
  });

  function begin(operation: WireOperation, own: CallOptions, runID?: string): Call {
    const limits = limitsOf(own, options, operation === wire.operations["executeJob"]);
    const end = clock.now() + limits.totalTimeout;
    return { table: wire, loadOtherMedia, operation, runID, limits, end, signal: own.signal, attempts: [] };
  }

  async function perform(id: keyof operations, message: Message, own: CallOptions = {}): Promise<unknown> {
    checkOptions(own, callRules, "the call");
    const operation = operationOf(id);
    const call = begin(operation, own, message.runID);
    const bodyType = message.mediaType ?? own.mediaType ?? clientMediaType;
    const accept = own.accept ?? acceptFor(bodyType);
    const body = message.value === undefined ? message.body : await encode(call, message, bodyType);
    const headers = body === undefined ? { accept } : { accept, "content-type": message.contentType ?? bodyType };
    const url = requestUrl(baseUrl, operation.path, message.parameters);
    const answer = await send({ method: operation.method, url, headers, body }, call);
    if (!answer.response.ok) throw await refusalOf(answer, call);
    return decodeAnswer(answer, call);
  }

  const single: Omit<StarfishClient, keyof Runs> = {
    async requestToken(login, callOptions) {
      const value = { grant_type: "password", ...login };
      const mediaType = "application/x-www-form-urlencoded";
      return (await perform("requestToken", { value, mediaType }, callOptions)) as TokenResponse;
    },
    async executeJobAsync(request, callOptions) {
      return (await perform("executeJobAsync", startOf(request), callOptions)) as ExecJobAsyncResponse;
    },
    async executeJob(request, callOptions) {
      return (await perform("executeJob", startOf(request), callOptions)) as ExecJobResponse;
    },
    async postWebhook(request, callOptions) {
      const { argument = "", contentType = "text/plain; charset=utf-8", ...query } = request ?? {};
      checkQuery(query);
      const message = { parameters: { query }, body: argument, contentType };
      return (await perform("postWebhook", message, callOptions)) as ExecJobAsyncResponse;
    },
    async getResults(runID, callOptions) {
      checkRunID(runID);
      const message = { parameters: { path: { id: runID } }, runID };
      return (await perform("getResults", message, callOptions)) as ArrayOfResultsResponse;
    },
  };
  const client = { ...single, ...createRuns(single, wire, clock) };
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
}

function operationOf(id: keyof operations): WireOperation {
  const operation = wire.operations[id];
  if (operation === undefined) throw new InvalidOptionError(`${id}: not in the wire table, run "pnpm generate"`);
  return operation;
}

async function encode(call: Call, { value }: Message, mediaType: RequestMediaType): Promise<string> {
  try {
    return await encodeBody(call, call.operation.request ?? "", value, mediaType);
  } catch (cause) {
    if (cause instanceof EncodeError === false) throw cause;
    throw new EncodeError(cause.message, { ...detailsOf(call), issues: cause.issues, cause });
  }
}

/** A runID that is there but wrong is the codec's to refuse, and so is a request that is none. */
function startOf(request: { readonly runID?: string }): Message {
  const { runID = crypto.randomUUID() } = request ?? {};
  return { value: { ...request, runID }, runID };
}

function checkQuery(query: object): void {
  for (const name of ["instance", "jobid", "projectid"]) {
    const value: unknown = Reflect.get(query, name);
    if (typeof value !== "string") {
      throw new InvalidOptionError(`${name}: a string is needed, not ${value === null ? "null" : typeof value}`);
    }
  }
}

/** Empty, "." and ".." would make another address. */
function checkRunID(runID: string): void {
  if (typeof runID !== "string" || /^(|\.|\.\.)$/.test(runID)) {
    throw new InvalidOptionError(`runID: ${JSON.stringify(runID)} names no run`);
  }
}
