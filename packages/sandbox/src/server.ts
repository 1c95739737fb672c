import { type Context, Hono } from "hono";
import type { TokenIssuer } from "./tokens.ts";
import { decodeAnyCharset, EncodingFailure } from "./wire/character-encoding.ts";
import type { Contract, Contracts, Model } from "./wire/contract.ts";
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
import type { ValidationRule } from "./wire/model-validator.ts";
import { emptyReply, type Reply, writeErrorReply, writeReply } from "./wire/reply.ts";
import { readBody } from "./wire/request-reader.ts";
import { parseQuery, printUri, resolveRoute } from "./wire/route.ts";
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
export type ActionResult =
  | { readonly kind: "message"; readonly model: Model }
  | { readonly kind: "list"; readonly models: readonly Model[] | null }
  | { readonly kind: "notFound" }
  | { readonly kind: "error"; readonly status: number; readonly error: HttpError };

/** What the server does with requests that it could read. */
export interface Controllers {
  executeJob(model: Model, request: Request): Promise<ActionResult>;
  executeJobAsync(model: Model, request: Request): Promise<ActionResult>;
  webhook(call: WebhookCall, request: Request): Promise<ActionResult>;
  /** The id is null where it is blank. */
  results(id: string | null, request: Request): Promise<ActionResult>;
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
  readonly contracts: Contracts;
  readonly controllers: Controllers;
  readonly tokens: TokenIssuer;
  readonly settings: ServerSettings;
  /** Turns an answer into a response; the place for everything that goes wrong on the way. */
  readonly finish: (reply: Reply, request: Request, environment: unknown) => Response | Promise<Response>;
  /** The settings for one request. */
  readonly settingsOf?: (request: Request) => ServerSettings;
}

type Action = (request: Request, settings: ServerSettings) => Promise<Reply>;

/** The server of version 1 up to its controllers: routing, authentication, reading, validation, writing. */
export function createServer(options: ServerOptions): Hono {
  const { contracts, controllers, tokens, finish } = options;
  const app = new Hono({ getPath: pathOf });
  const settingsOf = options.settingsOf ?? (() => options.settings);

  const serve = (method: "GET" | "POST", path: string, action: Action): void => {
    app.all(path, async (context) => {
      const request = context.req.raw;
      const settings = settingsOf(request);
      return finish(
        await serveAction(request, method, () => action(request, settings), settings, tokens),
        request,
        context.env,
      );
    });
  };

  const startAction =
    (contract: Contract, answer: Contract, run: (model: Model, request: Request) => Promise<ActionResult>): Action =>
    async (request, settings) => {
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
      return writeResult(request, answer, await run(body.model, request));
    };

  app.all("/token", async (context) =>
    finish(await answerTokenRequest(context.req.raw, tokens), context.req.raw, context.env),
  );
  serve(
    "POST",
    "/ExecuteJob",
    startAction(contracts.request, contracts.response, (model, request) => controllers.executeJob(model, request)),
  );
  serve(
    "POST",
    "/ExecuteJobAsync",
    startAction(contracts.asyncRequest, contracts.asyncResponse, (model, request) =>
      controllers.executeJobAsync(model, request),
    ),
  );
  serve("POST", "/Webhook", async (request) => {
    const call = await readWebhookCall(request);
    return writeResult(request, contracts.asyncResponse, await controllers.webhook(call, request));
  });
  serve("GET", "/Results", async (request) => {
    const id = blankAsNull(resultsId(new URL(request.url)));
    return writeResult(request, contracts.resultsRow, await controllers.results(id, request));
  });
  app.all("/unreadable-query", () => {
    throw new ControllerFailure("The query cannot be read.");
  });
  app.notFound((context) => finish(notFound(context.req.raw), context.req.raw, context.env));
  app.onError((error, context) => finishFailure(error, context, finish));
  return app;
}

/** The path that Hono routes by: one spelling per controller, whose parameters must be there, or nothing. */
function pathOf(request: Request): string {
  const url = new URL(request.url);
  if (url.pathname.toLowerCase() === "/token") {
    return "/token";
  }
  const route = resolveRoute(url);
  if (route === undefined) {
    return "/nothing";
  }
  const query = parseQuery(url);
  if (query === undefined) {
    return "/unreadable-query";
  }
  const isComplete =
    route.controller === "Webhook"
      ? ["instance", "projectid", "jobid"].every((name) => query.has(name))
      : route.controller !== "Results" || resultsId(url) !== undefined;
  return isComplete ? `/${route.controller}` : "/nothing";
}

function resultsId(url: URL): string | undefined {
  return resolveRoute(url)?.id ?? parseQuery(url)?.get("id");
}

/** Refuses a wrong method before a missing token, and that before it looks at the body. */
async function serveAction(
  request: Request,
  method: "GET" | "POST",
  action: () => Promise<Reply>,
  settings: ServerSettings,
  tokens: TokenIssuer,
): Promise<Reply> {
  if (request.method !== method) {
    return writeErrorReply(request.headers, 405, methodNotAllowed(request.method), { allow: method });
  }
  const isWebhook = resolveRoute(new URL(request.url))?.controller === "Webhook";
  const needsToken = !isWebhook || settings.webhookAuthentication === "required";
  if (needsToken && !isAuthorized(bearerToken(request.headers), settings, tokens)) {
    return writeErrorReply(request.headers, 401, denied, { "www-authenticate": "Bearer" });
  }
  return action();
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

async function readWebhookCall(request: Request): Promise<WebhookCall> {
  const query = parseQuery(new URL(request.url)) ?? new Map<string, string>();
  const charset = parseMediaType(request.headers.get("content-type") ?? "")?.parameters.get("charset");
  return {
    instance: blankAsNull(query.get("instance")),
    projectID: blankAsNull(query.get("projectid")),
    jobID: blankAsNull(query.get("jobid")),
    argument: decodeAnyCharset(new Uint8Array(await request.arrayBuffer()), charset),
  };
}

function writeResult(request: Request, contract: Contract, result: ActionResult): Reply {
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
