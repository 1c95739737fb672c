import createOpenApiFetch, { type Client } from "openapi-fetch";
import { mediaTypeOf } from "../codec/media-type.ts";
import { InvalidOptionError } from "../errors.ts";
import type { paths } from "../generated/types.ts";
import { operationOf } from "./operation-of.ts";
import type { OutgoingRequest, ReceivedAnswer } from "./send.ts";
import type { Transport } from "./transport.ts";

/** An openapi-fetch client on the same layers as every other call. */
export function createApiOn({ table, baseUrl, begin, send }: Transport): Client<paths> {
  return createOpenApiFetch<paths>({
    baseUrl,
    fetch: async (request) => {
      const outgoing = await replayable(request);
      return readable(await send(outgoing, begin(operationOf(table, request.method, request.url), request.signal)));
    },
    bodySerializer: serializeBody as (body: unknown) => string,
    headers: { Accept: "application/json" },
  });
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

/** By itself, openapi-fetch would send JSON under any Content-Type. */
function serializeBody(body: object, headers: Headers): string {
  const mediaType = mediaTypeOf(headers.get("Content-Type") ?? "application/json");
  switch (mediaType) {
    case "application/json":
    case "text/json":
      return JSON.stringify(body);
    case "application/x-www-form-urlencoded": {
      const present = Object.entries(body).filter(([, value]) => value !== null && value !== undefined);
      return new URLSearchParams(present.map(([name, value]) => [name, String(value)])).toString();
    }
    default:
      throw new InvalidOptionError(
        `Content-Type: this writes JSON and forms, not "${mediaType}". For XML use the client's own methods, or a bodySerializer made of encode from @starfish-api/client/codec`,
      );
  }
}
