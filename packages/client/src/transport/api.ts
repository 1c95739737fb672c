import createOpenApiFetch, { type Client } from "openapi-fetch";
import { mediaTypeOf } from "../codec/media-type.ts";
import type { WireOperation } from "../codec/wire-table.ts";
import { InvalidOptionError } from "../errors.ts";
import type { paths } from "../generated/types.ts";
import { type OutgoingRequest, replayable, type Send } from "./send.ts";

/** The openapi-fetch client that everything is sent with. `sendFor` gives the layers for a request of its own. */
export function createApi(baseUrl: string, sendFor: (request: OutgoingRequest) => Send): Client<paths> {
  return createOpenApiFetch<paths>({
    baseUrl,
    fetch: async (request) => {
      const outgoing = await replayable(request);
      return sendFor(outgoing)(outgoing);
    },
    bodySerializer: serializeBody as (body: unknown) => string,
    headers: { Accept: "application/json" },
  });
}

/** One request as it crosses the wire: the body is encoded already. */
export interface Sending {
  readonly params: { readonly path?: object; readonly query?: object } | undefined;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | Uint8Array<ArrayBuffer> | undefined;
  readonly signal: AbortSignal | undefined;
}

/** Sends one request through the given layers, and gives the answer with its body unread. */
export async function sendThrough(
  api: Client<paths>,
  operation: WireOperation,
  send: Send,
  sending: Sending,
): Promise<Response> {
  const { response } = await (api.request as UntypedRequest)(operation.method, operation.path, {
    ...sending,
    Request: Outgoing,
    bodySerializer: (encoded) => encoded,
    parseAs: "stream",
    fetch: send,
  });
  return response;
}

/** Takes the place of the standard Request, which costs more than all the rest of a call and can be read only once. */
class Outgoing implements OutgoingRequest {
  readonly method: string;
  readonly url: string;
  readonly headers: Headers;
  readonly body: OutgoingRequest["body"];
  readonly signal: OutgoingRequest["signal"];

  constructor(url: string, { method, headers, body, signal }: Omit<OutgoingRequest, "url">) {
    this.method = method;
    this.url = url;
    this.headers = headers;
    this.body = body;
    this.signal = signal;
  }
}

/** The method of openapi-fetch as seen from the wire table, where an operation is a value and not a type. */
type UntypedRequest = (
  method: string,
  path: string,
  init: Sending & {
    readonly Request: typeof Outgoing;
    readonly bodySerializer: (encoded: unknown) => unknown;
    readonly parseAs: "stream";
    readonly fetch: Send;
  },
) => Promise<{ readonly response: Response }>;

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
