export { createClient, type StarfishClient } from "./client.ts";
export type { Clock } from "./clock.ts";
export {
  AlreadyStartedError,
  type AnswerDetails,
  type Attempt,
  AuthError,
  type CallDetails,
  DecodeError,
  EncodeError,
  type ErrorBody,
  HttpError,
  InvalidOptionError,
  type Issue,
  isStarfishError,
  JobError,
  NetworkError,
  type Refusal,
  type StarfishError,
  StartUnknownError,
  StoreError,
  TimeoutError,
  type TimeoutScope,
} from "./errors.ts";
export type { components, operations, paths } from "./generated/types.ts";
export type {
  ArrayOfResultsResponse,
  ExecJobAsyncRequest,
  ExecJobAsyncResponse,
  ExecJobRequest,
  ExecJobResponse,
  ResultsResponse,
  TokenRequest,
  TokenResponse,
  WebhookRequest,
  WithOptionalRunID,
} from "./messages.ts";
export type { CallOptions, ClientOptions, LimitOptions } from "./options.ts";
export { runIDFor } from "./run-id.ts";
export type { RunOptions, RunWebhook, WatchOptions } from "./runs/options.ts";
export type { Run, RunProgress, RunState, WaitOptions } from "./runs/run.ts";
export type { RunOutcome } from "./runs/run-many.ts";
export type { RunManyOptions, RunRequest, Runs } from "./runs/runs.ts";
export type { FinalStatuses } from "./runs/status.ts";
export type { Store } from "./store.ts";
export { storeKey } from "./store-keys.ts";
export { createMemoryStore } from "./stores/memory.ts";
export type { Credentials } from "./transport/auth/token.ts";
export type { ExchangeEvent, ExchangeListener } from "./transport/events.ts";
export type {
  AnswerMediaType,
  FormMediaType,
  JsonMediaType,
  RequestMediaType,
  XmlMediaType,
} from "./transport/media.ts";
export type { Bytes, Fetch } from "./transport/send.ts";
export type { Warning, WarningListener } from "./transport/warnings.ts";
export type { Confirmer } from "./webhooks/confirm.ts";
export { type NodeRequest, type NodeResponse, toNodeListener } from "./webhooks/node-listener.ts";
export { parseUnverifiedWebhook } from "./webhooks/parse-webhook.ts";
export type { RefusedDelivery } from "./webhooks/reporter.ts";
export { createWebhookUrl, type WebhookUrlOptions } from "./webhooks/signed-url.ts";
export {
  createWebhookHandler,
  type EndedRun,
  type OnRunContext,
  type WebhookHandlerOptions,
} from "./webhooks/webhook-handler.ts";
