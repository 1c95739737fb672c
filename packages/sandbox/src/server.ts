import { type Context, Hono } from "hono";
import type { TokenIssuer } from "./tokens.ts";
import { decodeAnyCharset, EncodingFailure } from "./wire/character-encoding.ts";
import { type Contract, loadContracts, type Model, requestContract } from "./wire/contract.ts";
import { type DescribedOperation, type Description, hasMembers } from "./wire/description.ts";
import { isBlank } from "./wire/dotnet-text.ts";
import {
  denied,
  type HttpError,
  invalidRequest,
  methodNotAllowed,
  noResource,
  serverError,
  unsupportedMediaType,
} from "./wire/http-error.ts";
import { parseMediaType } from "./wire/media-type.ts";
import type { Answer, Bound, OperationID } from "./wire/messages.ts";
import type { ValidationRule } from "./wire/model-validator.ts";
import { emptyReply, type Reply, writeErrorReply, writeExampleReply, writeReply } from "./wire/reply.ts";
import { readBody } from "./wire/request-reader.ts";
import { type Match, matchOperations, printUri } from "./wire/route.ts";
import { answerTokenRequest } from "./wire/token-endpoint.ts";

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
  executeJob(model: Bound<"executeJob">, request: Request): Promise<ActionResult<"executeJob">>;
  executeJobAsync(model: Bound<"executeJobAsync">, request: Request): Promise<ActionResult<"executeJobAsync">>;
  webhook(call: WebhookCall, request: Request): Promise<ActionResult<"postWebhook">>;
  /** The id is null where it is blank. */
  results(id: string | null, request: Request): Promise<ActionResult<"getResults">>;
}

/** Which of the server's unknown habits it has; faults change them for single requests. */
export interface ServerSettings {
  /** Whether controllers look at what is wrong with a request. */
  readonly modelState: "checked" | "ignored";
  readonly authentication: "required" | "none" | "anyToken" | "noToken" | "tokenOnce";
  /** Whether `Webhook` asks for a token too. */
  readonly webhookAuthentication: "required" | "none";
  /** Rules of validation that the server does not know. */
  readonly ignoredRules: readonly ValidationRule[];
}

export interface ServerOptions {
  readonly description: Description;
  readonly controllers: Controllers;
  readonly tokens: TokenIssuer;
  readonly settings: ServerSettings;
  /** Turns an answer into a response; the place for everything that goes wrong on the way. */
  readonly finish: (reply: Reply, request: Request, environment: unknown) => Response | Promise<Response>;
  /** The settings for one request. */
  readonly settingsOf?: (request: Request) => ServerSettings;
}

interface Call {
  readonly request: Request;
  readonly settings: ServerSettings;
  readonly match: Match;
}

type Action = (call: Call) => Promise<Reply>;

/**
 * The server of version 1 up to its controllers: routing, authentication, reading, validation, writing. An operation of
 * the description that no controller knows answers with the description's own example.
 */
export function createServer(options: ServerOptions): Hono {
  const { controllers, description, tokens, finish } = options;
  const contracts = loadContracts(description);
  const app = new Hono({ getPath: pathOf });
  const settingsOf = options.settingsOf ?? (() => options.settings);

  const startAction =
    (contract: Contract, run: (model: Model, request: Request) => Promise<Reply>): Action =>
    async ({ request, settings }) => {
      const body = await readBody(request, contract, settings.ignoredRules);
      if ("unsupported" in body) {
        return writeErrorReply(request.headers, 415, unsupportedMediaType(body.mediaType));
      }
      if (settings.modelState === "checked" && !body.state.isValid) {
        return writeErrorReply(request.headers, 400, invalidRequest(body.state.toRecord()));
      }
      if (body.model === null) {
        return writeErrorReply(request.headers, 500, serverError);
      }
      return run(body.model, request);
    };

  // The readers set every member of the contract, which has the members of the description.
  const actions: Readonly<Partial<Record<string, Action>>> = {
    executeJob: startAction(contracts.request, async (model, request) =>
      writeResult(request, contracts.response, await controllers.executeJob(model as Bound<"executeJob">, request)),
    ),
    executeJobAsync: startAction(contracts.asyncRequest, async (model, request) =>
      writeResult(
        request,
        contracts.asyncResponse,
        await controllers.executeJobAsync(model as Bound<"executeJobAsync">, request),
      ),
    ),
    postWebhook: async ({ request, match }) => {
      const call = await readWebhookCall(request, match.query);
      return writeResult(request, contracts.asyncResponse, await controllers.webhook(call, request));
    },
    getResults: async ({ request, match }) =>
      writeResult(request, contracts.resultsRow, await controllers.results(blankAsNull(match.id), request)),
  } satisfies Partial<Record<OperationID, Action>>;

  const exampleAction = (operation: DescribedOperation): Action => {
    const answer = async (request: Request): Promise<Reply> =>
      writeExampleReply(request.headers, description, operation);
    return hasMembers(description, operation.request?.["application/json"])
      ? startAction(requestContract(description, operation), (_, request) => answer(request))
      : ({ request }) => answer(request);
  };

  const serve = async (request: Request): Promise<Reply> => {
    const match = matchOperations(description.operations, new URL(request.url));
    if (match === undefined) {
      return notFound(request);
    }
    if (match === "unreadable") {
      throw new ControllerFailure("The query cannot be read.");
    }
    const settings = settingsOf(request);
    const operation = match.operations.find(({ method }) => method === request.method);
    return operation === undefined
      ? refuseMethod(request, match.operations)
      : needsToken(operation, settings) && !isAuthorized(bearerToken(request.headers), settings, tokens)
        ? writeErrorReply(request.headers, 401, denied, { "www-authenticate": "Bearer" })
        : (actions[operation.id] ?? exampleAction(operation))({ request, settings, match });
  };

  app.all("/token", async (context) =>
    finish(await answerTokenRequest(context.req.raw, tokens), context.req.raw, context.env),
  );
  app.all("*", async (context) => finish(await serve(context.req.raw), context.req.raw, context.env));
  app.onError((error, context) => finishFailure(error, context, finish));
  return app;
}

/** The path that Hono routes by: the one of the token in one spelling, or any other. */
function pathOf(request: Request): string {
  return new URL(request.url).pathname.toLowerCase() === "/token" ? "/token" : "/";
}

/** A wrong method is refused before a missing token, and that before anybody looks at the body. */
function refuseMethod(request: Request, operations: readonly DescribedOperation[]): Reply {
  const allow = operations.map(({ method }) => method).join(", ");
  return writeErrorReply(request.headers, 405, methodNotAllowed(request.method), { allow });
}

/** Where the description leaves it open, as for `Webhook`, a setting decides. */
function needsToken({ security }: DescribedOperation, { webhookAuthentication }: ServerSettings): boolean {
  return security === "required" || (security === "optional" && webhookAuthentication === "required");
}

function isAuthorized(token: string, { authentication }: ServerSettings, tokens: TokenIssuer): boolean {
  switch (authentication) {
    case "none":
      return true;
    case "anyToken":
      return token !== "";
    case "noToken":
      return false;
    case "required":
      return tokens.accepts(token);
    case "tokenOnce": {
      const accepted = tokens.accepts(token);
      tokens.revoke(token);
      return accepted;
    }
  }
}

function bearerToken(headers: Headers): string {
  return /^bearer +(.+)$/i.exec(headers.get("authorization")?.trim() ?? "")?.[1]?.trim() ?? "";
}

/** Parameters of an action are bound as members of a form are. */
function blankAsNull(value: string | undefined): string | null {
  return value === undefined || isBlank(value) ? null : value;
}

async function readWebhookCall(request: Request, query: ReadonlyMap<string, string>): Promise<WebhookCall> {
  const charset = parseMediaType(request.headers.get("content-type") ?? "")?.parameters.get("charset");
  return {
    instance: blankAsNull(query.get("instance")),
    projectID: blankAsNull(query.get("projectid")),
    jobID: blankAsNull(query.get("jobid")),
    argument: decodeAnyCharset(new Uint8Array(await request.arrayBuffer()), charset),
  };
}

function writeResult(
  request: Request,
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

function notFound(request: Request): Reply {
  return writeErrorReply(request.headers, 404, noResource(printUri(new URL(request.url))));
}

function finishFailure(error: Error, context: Context, finish: ServerOptions["finish"]): Response | Promise<Response> {
  if (!(error instanceof ControllerFailure || error instanceof EncodingFailure)) {
    throw error;
  }
  return finish(writeErrorReply(context.req.raw.headers, 500, serverError), context.req.raw, context.env);
}

/** What a controller throws when it is to fail; the answer tells nothing of it. */
export class ControllerFailure extends Error {
  override readonly name = "ControllerFailure";
}
