import type { Operation } from "@starfish-api/openapi-codec";
import { systemClock } from "./clock.ts";
import { answersAtEnd } from "./contract.ts";
import type { Operations } from "./generated/operations.ts";
import { table } from "./generated/table.ts";
import { inputOf } from "./operation-input.ts";
import { type CallOptions, type ClientOptions, callRules, checkOptions, clientRules, limitsOf } from "./options.ts";
import { createRuns, type Runs } from "./runs/runs.ts";
import type { Call } from "./transport/call.ts";
import { createPipeline } from "./transport/pipeline.ts";
import { createRequest } from "./transport/request.ts";
import { readAnswer } from "./transport/response.ts";
import { createConnect } from "./transport/send.ts";
import { createTokenSource } from "./transport/token.ts";
import { transports } from "./transport/transport.ts";

/**
 * The operations of the API, and runs made of them. Each operation gives the value of the answer, or throws a
 * StarfishError. A start is sent again only where it surely did not reach the server or was surely refused; one without a
 * runID gets a new GUID.
 */
export interface StarfishClient extends Operations, Runs {}

/** Makes a client. Throws InvalidOptionError for options that cannot be used; nothing is sent before the first call. */
export function createClient(options: ClientOptions = {}): StarfishClient {
  checkOptions(options, clientRules, "createClient");
  const { credentials, clock = systemClock, mediaType = "application/json" } = options;
  const baseUrl = new URL(options.baseUrl ?? "https://api.starfishetl.com").href.replace(/\/+$/, "");
  const send = createPipeline({
    connect: createConnect(options.fetch),
    tokens: credentials && createTokenSource(credentials, (login) => operations.requestToken(login), clock),
    clock,
    onExchange: options.onExchange,
    onWarning: options.onWarning,
  });

  function begin(operationId: string, operation: Operation, own: CallOptions, runID?: string): Call {
    const limits = limitsOf(own, options, answersAtEnd(operation));
    const end = clock.now() + limits.totalTimeout;
    return { operationId, operation, runID, limits, end, signal: own.signal, attempts: [] };
  }

  /** Makes a call. Its options were checked before, and there may be more than are looked at. */
  async function perform(id: keyof Operations, input: unknown, own: CallOptions, isPoll = false): Promise<unknown> {
    const operation = table.operations[id] as Operation;
    const { runID, ...message } = inputOf(id, operation, input);
    const call = begin(id, operation, own, runID);
    const request = createRequest(call, message, baseUrl, own.mediaType ?? mediaType, own.accept);
    const answer = await send(request, call);
    // An id that the server does not know (404) may be one that it does not know yet: no rows, and no error.
    if (isPoll && answer.response.status === 404) return [];
    return readAnswer(answer, call);
  }

  const methods = Object.keys(table.operations).map((id) => {
    const method = async (input: unknown, own: CallOptions = {}) => {
      checkOptions(own, callRules, "the call");
      return perform(id as keyof Operations, input, own);
    };
    return [id, method];
  });
  const operations: Operations = Object.fromEntries(methods);
  const client: StarfishClient = {
    ...operations,
    ...createRuns({
      start: (request, own) => perform("executeJobAsync", request, own) as ReturnType<Operations["executeJobAsync"]>,
      getResults: (runID, own) => perform("getResults", runID, own, true) as ReturnType<Operations["getResults"]>,
      clock,
    }),
  };
  transports.set(client, { baseUrl, begin: (operation, signal) => begin("", operation, { signal }), send });
  return client;
}
