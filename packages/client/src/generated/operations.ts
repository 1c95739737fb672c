// Generated from openapi/starfish.v1.yaml by `pnpm generate`. Do not edit.
import type { CallOptions } from "../options.ts";
import type { Bytes } from "../transport/send.ts";
import type { components } from "./types.ts";

type Schemas = components["schemas"];

/** Members that the client fills in where they are missing. */
type Fill<Body, Name extends keyof Body> = Omit<Body, Name> & { readonly [Key in Name]?: Body[Key] | undefined };

/** The operations of the API. Each gives the value of the answer, or throws a StarfishError. */
export interface Operations {
  /** Exchange a user name and a password for a bearer token. */
  readonly requestToken: (request: Fill<Schemas["tokenRequest"], "grant_type">, options?: CallOptions) => Promise<Schemas["tokenResponse"]>;

  /** Start a job and return at once. */
  readonly executeJobAsync: (request: Fill<Schemas["execJobAsyncRequest"], "runID">, options?: CallOptions) => Promise<Schemas["execJobAsyncResponse"]>;

  /** Start a job and wait for its end. */
  readonly executeJob: (request: Fill<Schemas["execJobRequest"], "runID">, options?: CallOptions) => Promise<Schemas["execJobResponse"]>;

  /** Start a job with any body at all as its argument. */
  readonly postWebhook: (request: { readonly instance: string; readonly jobid: string; readonly projectid: string; readonly argument?: string | Bytes | undefined; readonly contentType?: string | undefined }, options?: CallOptions) => Promise<Schemas["execJobAsyncResponse"]>;

  /** Read the results of a run. */
  readonly getResults: (runID: string, options?: CallOptions) => Promise<Schemas["ArrayOfresultsResponse"]>;
}
