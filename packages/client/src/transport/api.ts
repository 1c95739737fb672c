import createOpenApiFetch, { type Client } from "openapi-fetch";
import type { WireOperation } from "../codec/wire-table.ts";
import { InvalidOptionError } from "../errors.ts";
import type { paths } from "../generated/types.ts";
import type { Fetch } from "./fetch.ts";
import { essenceOf } from "./media.ts";

/** The openapi-fetch client that everything is sent with. */
export function createApi(baseUrl: string, fetch: Fetch): Client<paths> {
  return createOpenApiFetch<paths>({
    baseUrl,
    fetch,
    bodySerializer: serializeBody as (body: unknown) => string,
    headers: { Accept: "application/json" },
    // A redirected start would become a GET, or reach a second server.
    redirect: "manual",
  });
}

/** One request as it crosses the wire: the body is encoded already. */
export interface Sending {
  readonly params: { readonly path?: object; readonly query?: object } | undefined;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | Uint8Array<ArrayBuffer> | undefined;
  readonly signal: AbortSignal | undefined;
  readonly fetch: Fetch;
}

/** Sends one request, and gives the answer with its body unread. */
export async function send(api: Client<paths>, operation: WireOperation, sending: Sending): Promise<Response> {
  const { response } = await (api.request as UntypedRequest)(operation.method, operation.path, {
    ...sending,
    bodySerializer: (encoded) => encoded,
    parseAs: "stream",
  });
  return response;
}

/** The method of openapi-fetch as seen from the wire table, where an operation is a value and not a type. */
type UntypedRequest = (
  method: string,
  path: string,
  init: Sending & { readonly bodySerializer: (encoded: unknown) => unknown; readonly parseAs: "stream" },
) => Promise<{ readonly response: Response }>;

/** For callers of `client.api` itself: openapi-fetch would send JSON under any Content-Type. */
function serializeBody(body: object, headers: Headers): string {
  const mediaType = essenceOf(headers.get("Content-Type") ?? "application/json");
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
