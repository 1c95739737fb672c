export {
  createClient,
  type StarfishClient,
  type WebhookRequest,
  type WithOptionalRunID,
} from "./client.ts";
export {
  type AnswerDetails,
  AuthError,
  type CallDetails,
  DecodeError,
  EncodeError,
  type ErrorBody,
  HttpError,
  InvalidOptionError,
  type Issue,
  isStarfishError,
  NetworkError,
  type Refusal,
  type StarfishError,
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
} from "./messages.ts";
export type { CallOptions, ClientOptions } from "./options.ts";
export type { Credentials } from "./transport/auth.ts";
export type { Fetch } from "./transport/fetch.ts";
export type {
  AnswerMediaType,
  FormMediaType,
  JsonMediaType,
  RequestMediaType,
  XmlMediaType,
} from "./transport/media.ts";
