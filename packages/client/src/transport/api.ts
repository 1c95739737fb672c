import createOpenApiFetch, { type Client } from "openapi-fetch";
import { mediaTypeOf } from "../codec/media-type.ts";
import { InvalidOptionError } from "../errors.ts";
import type { paths } from "../generated/types.ts";
import { type OutgoingRequest, readable, replayable, type Send } from "./send.ts";

/** An openapi-fetch client on the same layers as every other call. `sendFor` gives them for a request. */
export function createApi(baseUrl: string, sendFor: (request: OutgoingRequest) => Send): Client<paths> {
  return createOpenApiFetch<paths>({
    baseUrl,
    fetch: async (request) => {
      const outgoing = await replayable(request);
      return readable(await sendFor(outgoing)(outgoing));
    },
    bodySerializer: serializeBody as (body: unknown) => string,
    headers: { Accept: "application/json" },
  });
}

/** For callers of `client.api` itself: openapi-fetch would send JSON under any Content-Type. */
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
        `Content-Type: client.api writes JSON and forms, not "${mediaType}". For XML use the client's own methods, or a bodySerializer made of encode from @starfish-api/client/codec`,
      );
  }
}
