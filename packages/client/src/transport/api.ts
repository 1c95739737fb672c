import { bodySerializer, codec } from "@starfish-api/openapi-codec/openapi-fetch";
import createOpenApiFetch, { type Client } from "openapi-fetch";
import { clientError } from "../codec.ts";
import { InvalidOptionError } from "../errors.ts";
import { table } from "../generated/table.ts";
import type { paths } from "../generated/types.ts";
import { type RequestMediaType, requestMediaTypes } from "./media.ts";
import { operationOf } from "./operation-of.ts";
import type { OutgoingRequest, ReceivedAnswer } from "./send.ts";
import type { Transport } from "./transport.ts";

/** An openapi-fetch client on the same layers as every other call. */
export function createApiOn({ baseUrl, begin, send }: Transport): Client<paths> {
  const api = createOpenApiFetch<paths>({
    baseUrl,
    fetch: async (request) => {
      const outgoing = await replayable(request);
      return readable(await send(outgoing, begin(operationOf(request.method, request.url), request.signal)));
    },
    bodySerializer: serializeBody as (body: unknown) => BodyInit,
    headers: { Accept: "application/json" },
  });
  const bodies = codec(table);
  api.use({
    onRequest: (context) => ours(() => bodies.onRequest?.(context)),
    onResponse: (context) => ours(() => bodies.onResponse?.(context)),
  });
  return api;
}

/** Errors of the codec are errors of this package. */
async function ours<Value>(make: () => Value | Promise<Value>): Promise<Value> {
  try {
    return await make();
  } catch (error) {
    throw clientError(error);
  }
}

/** A request that can be sent again. */
async function replayable(request: Request): Promise<OutgoingRequest> {
  const { method, url } = request;
  const headers = Object.fromEntries(request.headers);
  const body = request.body === null ? undefined : new Uint8Array(await request.arrayBuffer());
  return { method, url, headers, body };
}

/** An answer whose body can be read. */
function readable({ response, body }: ReceivedAnswer): Response {
  if (!response.bodyUsed) return response;
  const { status, statusText, headers } = response;
  return new Response(body, { status, statusText, headers });
}

/** The server reads these media types alone (observed). */
function serializeBody(body: unknown, headers: Headers): BodyInit {
  const mediaType = (headers.get("Content-Type") ?? "application/json").split(";", 1)[0]?.trim().toLowerCase() ?? "";
  if (requestMediaTypes.includes(mediaType as RequestMediaType)) return bodySerializer(body, headers);
  throw new InvalidOptionError(`Content-Type: expected one of ${requestMediaTypes.join(", ")}, found "${mediaType}"`);
}
