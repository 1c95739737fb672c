import type { ReadSettings } from "../wire/http/request-reader.ts";

/** Which of the server's unknown habits it has; faults change them for single requests. */
export interface ServerSettings extends ReadSettings {
  /** Whether controllers look at what is wrong with a request. */
  readonly modelState: "checked" | "ignored";
  readonly authentication: "required" | "none" | "anyToken" | "noToken" | "tokenOnce" | "everySecond";
  /** Whether `Webhook` asks for a token too. */
  readonly webhookAuthentication: "required" | "none";
}
