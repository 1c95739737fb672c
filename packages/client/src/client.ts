import type { Operation } from "@starfish-api/openapi-codec";
import { monotonic, systemClock } from "./clock.ts";
import { configured } from "./configuration.ts";
import { answersAtEnd, lookup, startsJob } from "./contract.ts";
import { variable } from "./environment.ts";
import { AlreadyStartedError, isStarfishError, messageOf, StartUnknownError } from "./errors.ts";
import type { Operations } from "./generated/operations.ts";
import { table } from "./generated/table.ts";
import type { ArrayOfResultsResponse, ExecJobAsyncResponse } from "./messages.ts";
import { hasParametersBeside, inputOf } from "./operation-input.ts";
import { type CallOptions, type ClientOptions, callRules, checkOptions, limitsOf, parametersRule } from "./options.ts";
import { createRuns, type Runs } from "./runs/runs.ts";
import { doubt, isRefusal, maySendAgain, type Sending } from "./runs/send-again.ts";
import { hasRows } from "./runs/start-once.ts";
import { checkSpelling } from "./runs/status.ts";
import { createTokenSource } from "./transport/auth/token.ts";
import { readToken } from "./transport/auth/token-answer.ts";
import { type Call, detailsOf, sendingsOf } from "./transport/call.ts";
import { logLine } from "./transport/log.ts";
import { createPipeline } from "./transport/pipeline.ts";
import { createRequest } from "./transport/request.ts";
import { readAnswer } from "./transport/response.ts";
import { Secrets } from "./transport/secrets/secrets.ts";
import { createConnect, type OutgoingRequest, type ReceivedAnswer } from "./transport/send.ts";
import { setTransport } from "./transport/transport.ts";
import { isUnknownRun } from "./transport/unknown-run.ts";
import { createWarner } from "./transport/warnings.ts";

/**
 * The operations of the API, and runs made of them. Each operation gives the value of the answer, or throws a
 * StarfishError. A start is sent again only where it certainly never left, or was refused and the Results know nothing of its
 * run; one without a runID gets a new GUID.
 */
export interface StarfishClient extends Operations, Runs {}

type OperationId = keyof typeof table.operations;

/** A call as it will be sent, any number of times. */
interface PreparedCall {
  readonly id: OperationId;
  readonly operation: Operation;
  readonly runID: string | undefined;
  readonly request: OutgoingRequest;
}

/** With the optional parameters of an operation that has some. */
type OperationOptions = CallOptions & { readonly parameters?: Readonly<Record<string, unknown>> };

/**
 * Makes a client; nothing is sent before the first call. Where no `baseUrl` is given it is `STARFISH_BASE_URL`'s, and where
 * no `credentials` are, those of `STARFISH_TOKEN` or of `STARFISH_USERNAME` and `STARFISH_PASSWORD`. With
 * `STARFISH_LOG=debug`, attempts, waits and renewed tokens are lines on stderr.
 *
 * @example
 * const starfish = createClient({ credentials: { username: "ada@example.com", password } });
 * const rows = await starfish.runJob({ projectID: "crm", jobID: "contacts" });
 *
 * @throws {InvalidOptionError} for options that cannot be used
 */
export function createClient(given: ClientOptions = {}): StarfishClient {
  const options = configured(given);
  const { baseUrl, credentials, clock = systemClock, mediaType = "application/json" } = options;
  const log = variable("STARFISH_LOG")?.toLowerCase() === "debug" ? logLine : undefined;
  const secrets = new Secrets();
  const headers = Object.fromEntries(new Headers({ ...options.headers }));
  secrets.addHeaders(headers);
  if (typeof credentials === "object" && "password" in credentials) secrets.add(credentials.password);
  const send = createPipeline({
    connect: createConnect(options.fetch),
    tokens: credentials && createTokenSource(credentials, requestToken, clock),
    clock,
    onExchange: options.onExchange,
    onWarning: options.onWarning,
    headers,
    log,
  });

  /** Checks and encodes what a call sends: what is wrong with it is thrown before anything else is done. */
  function prepare(id: OperationId, input: unknown, own: OperationOptions): PreparedCall {
    const operation = table.operations[id] as Operation;
    const { runID, ...message } = inputOf(id, operation, input, own.parameters);
    if (id === "requestToken") secrets.add(Object(input).password);
    const called = { operationId: id, operation, runID, attempts: [] };
    return {
      id,
      operation,
      runID,
      request: createRequest(called, message, baseUrl, own.mediaType ?? mediaType, own.accept),
    };
  }

  function begin(
    operationId: string,
    operation: Operation,
    own: CallOptions,
    runID?: string,
    mayAgain: Call["maySendAgain"] = () => !startsJob(operation),
  ): Call {
    const limits = limitsOf(own, options, answersAtEnd(operation));
    const end = monotonic(clock) + limits.totalTimeout;
    const { signal } = own;
    const hasCredentials = credentials !== undefined;
    const known = { operationId, operation, runID, limits, end, signal, secrets, hasCredentials };
    return { ...known, attempts: [], maySendAgain: mayAgain };
  }

  /** Makes a call. Its options were checked before, and there may be more than are looked at. */
  async function exchange(
    { id, operation, runID, request }: PreparedCall,
    own: OperationOptions,
    mayAgain?: Call["maySendAgain"],
  ): Promise<{ readonly call: Call; readonly answer: ReceivedAnswer }> {
    const call = begin(id, operation, own, runID, mayAgain);
    return {
      call,
      answer: await send(request, call).catch((error: unknown) => {
        throw afterSending(call, error);
      }),
    };
  }

  async function requestToken(login: { username: string; password: string }) {
    log?.("asks for a token");
    const { call, answer } = await exchange(prepare("requestToken", login, {}), {});
    const issued = readToken(answer, call);
    secrets.addToken(issued.token);
    log?.(`has a token for ${issued.lifetime / 1000} s`);
    return issued;
  }

  async function getResults(runID: string, own: CallOptions, isInquiry = false): Promise<ArrayOfResultsResponse> {
    const mayAgain = isInquiry ? (status: number) => status !== 401 : undefined;
    const { call, answer } = await exchange(prepare(lookup, runID, own), own, mayAgain);
    // An id that the server does not know may be one that it does not know yet: no rows, and no error.
    if (isUnknownRun(answer)) return [];
    return readAnswer(answer, call) as ArrayOfResultsResponse;
  }

  /** Sends a start, once more only where that is safe, and tells what is true of it. */
  async function start(prepared: PreparedCall, own: OperationOptions): Promise<unknown> {
    const { id, operation, runID } = prepared;
    const sending: Sending = {
      runID,
      async isKnown() {
        if (runID === undefined) return false;
        const { signal, accept, attemptTimeout, totalTimeout } = own;
        return hasRows(await getResults(runID, { signal, accept, attemptTimeout, totalTimeout }, true));
      },
    };
    let answered: Awaited<ReturnType<typeof exchange>>;
    try {
      answered = await exchange(prepared, own, () => maySendAgain(sending));
    } catch (error) {
      return settled(id, error);
    }
    const { call, answer } = answered;
    const isDoubtful = sendingsOf(call) > 1;
    let value: unknown;
    try {
      value = readAnswer(answer, call);
    } catch (error) {
      if (isDoubtful && isRefusal(error)) return settled(id, await doubt(sending, error));
      throw afterSending(call, error);
    }
    if (answersAtEnd(operation)) checkSpelling([Object(value)], call.runID);
    const { started, error } = Object(value) as Partial<ExecJobAsyncResponse>;
    if (!isDoubtful || started !== false) return value;
    return settled(id, await doubt(sending, new Error(secrets.mask(`the server said: ${error ?? "not started"}`))));
  }

  const methods = (Object.keys(table.operations) as OperationId[]).map((id) => {
    const operation = table.operations[id] as Operation;
    const rules = hasParametersBeside(operation) ? { ...callRules, parameters: parametersRule } : callRules;
    const method = async (input: unknown, own: OperationOptions = {}) => {
      checkOptions<object>(own, rules, "the call");
      const prepared = prepare(id, input, own);
      if (startsJob(operation)) return start(prepared, own);
      const { call, answer } = await exchange(prepared, own);
      const value = readAnswer(answer, call);
      if (id === "requestToken") secrets.addToken(Object(value).access_token);
      return value;
    };
    return [id, method];
  });
  const operations: Operations = Object.fromEntries(methods);
  const client: StarfishClient = {
    ...operations,
    ...createRuns({
      prepareStart(request, own) {
        const prepared = prepare("executeJobAsync", request, own);
        return async () => {
          const answer = (await start(prepared, own)) as ExecJobAsyncResponse;
          // Its reason becomes an error's message.
          return { ...answer, error: secrets.maskAll(answer.error) };
        };
      },
      getResults,
      claims: options.claims,
      clock,
      warn: createWarner(options.onWarning),
    }),
  };
  setTransport(client, { baseUrl, begin: (operation, signal) => begin("", operation, { signal }), send });
  return client;
}

/** A mistake of a program, after a start went out: what has become of that is unknown, and the mistake is the cause. */
function afterSending(call: Call, error: unknown): unknown {
  const isOpen = startsJob(call.operation) && sendingsOf(call) > 0;
  if (!isOpen || isStarfishError(error) || call.signal?.aborted) return error;
  return new StartUnknownError(`the start went out, then: ${messageOf(error)}`, { ...detailsOf(call), cause: error });
}

/** That the job has started is all that an answer which comes before its end would say. */
function settled(id: OperationId, error: unknown): ExecJobAsyncResponse {
  const isAnswer = error instanceof AlreadyStartedError && !answersAtEnd(table.operations[id] as Operation);
  if (!isAnswer) throw error;
  return { runID: error.runID as string, started: true, error: null };
}
