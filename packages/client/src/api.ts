import type { Client } from "openapi-fetch";
import type { StarfishClient } from "./client.ts";
import { InvalidOptionError } from "./errors.ts";
import type { paths } from "./generated/types.ts";
import { createApiOn } from "./transport/api.ts";
import { transportOf } from "./transport/transport.ts";

export type { paths } from "./generated/types.ts";

/**
 * An openapi-fetch client for JSON and forms, with the token, the time-outs and the repetitions of a client: it returns
 * `{ data, error, response }` for every answer, and throws only where there is none.
 *
 * @example
 * const api = createApi(createClient());
 * const { data, error } = await api.GET("/v1/Results/{id}", { params: { path: { id: runID } } });
 *
 * @throws {InvalidOptionError} for what `createClient` did not make.
 */
export function createApi(client: StarfishClient): Client<paths> {
  const transport = transportOf(client);
  if (transport !== undefined) return createApiOn(transport);
  throw new InvalidOptionError("client: expected a client made by createClient");
}
