import { OverloadError } from "../budget.ts";
import { type Contract, loadContracts, type Model, requestContract } from "../wire/contract.ts";
import { type DescribedOperation, type Description, hasMembers } from "../wire/description.ts";
import { decodeAnyCharset } from "../wire/dotnet/character-encoding.ts";
import { isBlank } from "../wire/dotnet/dotnet-text.ts";
import {
  bodyTooLarge,
  denied,
  type HttpError,
  invalidRequest,
  methodNotAllowed,
  noResource,
  serverError,
  unsupportedMediaType,
} from "../wire/http/http-error.ts";
import { parseMediaType } from "../wire/http/media-type.ts";
import { emptyReply, type Reply, writeErrorReply, writeExampleReply, writeReply } from "../wire/http/reply.ts";
import { readBody } from "../wire/http/request-reader.ts";
import { createRouter, type Match, printUri } from "../wire/http/route.ts";
import { answerTokenRequest, isTokenAddress } from "../wire/http/token-endpoint.ts";
import type { Answer, Bound, OperationID } from "../wire/messages.ts";
import type { ServerCall } from "./server-call.ts";
import { BodyTooLargeError, type RequestHeaders, type ServerRequest } from "./server-request.ts";
import type { ServerSettings } from "./server-settings.ts";
import type { TokenIssuer } from "./tokens.ts";

/** What a call to the webhook address carries. */
export interface WebhookCall {
  /** Null where the parameter is there and blank; so are the next two. */
  readonly instance: string | null;
  readonly projectID: string | null;
  readonly jobID: string | null;
  /** The body as text. */
  readonly argument: string;
}

/** An answer of a controller. What it throws becomes 500. */
export type ActionResult<ID extends OperationID> =
  | Success<Answer<ID>>
  | { readonly kind: "notFound" }
  | { readonly kind: "error"; readonly status: number; readonly error: HttpError };

type Success<Body> =
  NonNullable<Body> extends readonly (infer Row extends object)[]
    ? { readonly kind: "list"; readonly models: readonly Row[] | null }
    : { readonly kind: "message"; readonly model: Body & object };

/** What the server does with requests that it could read. */
export interface Controllers {
  executeJob(model: Bound<"executeJob">, call: ServerCall): Promise<ActionResult<"executeJob">>;
  executeJobAsync(model: Bound<"executeJobAsync">, call: ServerCall): Promise<ActionResult<"executeJobAsync">>;
  webhook(order: WebhookCall, call: ServerCall): Promise<ActionResult<"postWebhook">>;
  /** The id is null where it is blank. */
  results(id: string | null, call: ServerCall): Promise<ActionResult<"getResults">>;
}

export interface ServerOptions {
  readonly description: Description;
  readonly controllers: Controllers;
  readonly tokens: TokenIssuer;
}

type Action = (call: ServerCall, match: Match) => Promise<Reply>;

/**
 * The server of version 1 up to its controllers: routing, authentication, reading, validation, writing. An operation of
 * the description that no controller knows answers with the description's own example.
 */
export function createServer(options: ServerOptions): (call: ServerCall) => Promise<Reply> {
  const { controllers, description, tokens } = options;
  const contracts = loadContracts(description);
  const matchAddress = createRouter(description.operations);
  let questions = 0;

  const startAction =
    (contract: Contract, run: (model: Model, call: ServerCall) => Promise<Reply>): Action =>
    async (call) => {
      const { request, settings } = call;
      const body = await readBody(request, contract, settings);
      if ("unsupported" in body) {
        return writeErrorReply(request.headers, 415, unsupportedMediaType(body.mediaType));
      }
      if (settings.modelState === "checked" && !body.state.isValid) {
        return writeErrorReply(request.headers, 400, invalidRequest(body.state.toRecord()));
      }
      if (body.model === null) {
        throw new ControllerFailure("There is no body to act upon.");
      }
      return run(body.model, call);
    };

  // The readers set every member of the contract, which has the members of the description.
  const actions: Readonly<Partial<Record<string, Action>>> = {
    executeJob: startAction(contracts.request, async (model, call) =>
      writeResult(call.request, contracts.response, await controllers.executeJob(model as Bound<"executeJob">, call)),
    ),
    executeJobAsync: startAction(contracts.asyncRequest, async (model, call) =>
      writeResult(
        call.request,
        contracts.asyncResponse,
        await controllers.executeJobAsync(model as Bound<"executeJobAsync">, call),
      ),
    ),
    postWebhook: async (call, match) => {
      const order = await readWebhookCall(call.request, match.query);
      return writeResult(call.request, contracts.asyncResponse, await controllers.webhook(order, call));
    },
    getResults: async (call, match) =>
      writeResult(call.request, contracts.resultsRow, await controllers.results(blankAsNull(match.id), call)),
  } satisfies Partial<Record<OperationID, Action>>;

  const exampleAction = (operation: DescribedOperation): Action => {
    const answer = async ({ request }: ServerCall): Promise<Reply> =>
      writeExampleReply(request.headers, description, operation);
    return hasMembers(description, operation.request?.["application/json"])
      ? startAction(requestContract(description, operation), (_, call) => answer(call))
      : answer;
  };

  const serve = async (call: ServerCall): Promise<Reply> => {
    const { request, settings } = call;
    if (isTokenAddress(request.address)) {
      return answerTokenRequest(request, tokens);
    }
    const match = matchAddress(request.address);
    if (match === undefined) {
      return notFound(request);
    }
    if (match === "unreadable") {
      throw new ControllerFailure("The query cannot be read.");
    }
    const operation = match.operations.find(({ method }) => method === request.method);
    return operation === undefined
      ? refuseMethod(request, match.operations)
      : needsToken(operation, settings) && !isAuthorized(bearerToken(request.headers), settings, tokens, questions++)
        ? writeErrorReply(request.headers, 401, denied, { "www-authenticate": "Bearer" })
        : (actions[operation.id] ?? exampleAction(operation))(call, match);
  };
  return serve;
}

/** A wrong method is refused before a missing token, and that before anybody looks at the body. */
function refuseMethod(request: ServerRequest, operations: readonly DescribedOperation[]): Reply {
  const allow = operations.map(({ method }) => method).join(", ");
  return writeErrorReply(request.headers, 405, methodNotAllowed(request.method), { allow });
}

/** Where the description leaves it open, as for `Webhook`, a setting decides. */
function needsToken({ security }: DescribedOperation, { webhookAuthentication }: ServerSettings): boolean {
  return security === "required" || (security === "optional" && webhookAuthentication === "required");
}

function isAuthorized(
  token: string,
  { authentication }: ServerSettings,
  tokens: TokenIssuer,
  question: number,
): boolean {
  switch (authentication) {
    case "none":
      return true;
    case "anyToken":
      return token !== "";
    case "noToken":
      return false;
    case "required":
      return tokens.accepts(token);
    case "everySecond":
      return question % 2 === 0 && tokens.accepts(token);
    case "tokenOnce": {
      const accepted = tokens.accepts(token);
      tokens.revoke(token);
      return accepted;
    }
  }
}

function bearerToken(headers: RequestHeaders): string {
  return /^bearer +(.+)$/i.exec(headers.get("authorization")?.trim() ?? "")?.[1]?.trim() ?? "";
}

/** Parameters of an action are bound as members of a form are. */
function blankAsNull(value: string | undefined): string | null {
  return value === undefined || isBlank(value) ? null : value;
}

async function readWebhookCall(request: ServerRequest, query: ReadonlyMap<string, string>): Promise<WebhookCall> {
  const charset = parseMediaType(request.headers.get("content-type") ?? "")?.parameters.get("charset");
  return {
    instance: blankAsNull(query.get("instance")),
    projectID: blankAsNull(query.get("projectid")),
    jobID: blankAsNull(query.get("jobid")),
    argument: decodeAnyCharset(await request.body(), charset),
  };
}

function writeResult(
  request: ServerRequest,
  contract: Contract,
  result: Awaited<ReturnType<Controllers[keyof Controllers]>>,
): Reply {
  switch (result.kind) {
    case "message":
      return writeReply(request.headers, 200, { kind: "message", contract, model: result.model });
    case "list":
      return writeReply(request.headers, 200, { kind: "list", contract, models: result.models });
    case "notFound":
      return emptyReply(404);
    case "error":
      return writeErrorReply(request.headers, result.status, result.error);
  }
}

function notFound(request: ServerRequest): Reply {
  return writeErrorReply(request.headers, 404, noResource(printUri(request.address)));
}

/** How the endpoint of tokens, whose errors have a shape of their own, refuses a body. */
const tokenRefusal: Reply = {
  status: 413,
  headers: { "content-type": "application/json;charset=UTF-8" },
  text: '{"error":"invalid_request"}',
  charset: "utf-8",
};

/** What the server answers where an action threw; it tells nothing of why. */
export function failureReply(request: ServerRequest, error: unknown): Reply {
  const isToken = isTokenAddress(request.address);
  return error instanceof BodyTooLargeError
    ? isToken
      ? tokenRefusal
      : writeErrorReply(request.headers, 413, bodyTooLarge)
    : error instanceof OverloadError
      ? writeErrorReply(request.headers, 503, serverError)
      : writeErrorReply(request.headers, 500, serverError);
}

/** What a controller throws when it is to fail; the answer tells nothing of it. */
export class ControllerFailure extends Error {
  override readonly name = "ControllerFailure";
}
