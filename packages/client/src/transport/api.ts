import type { Operation } from "@starfish-api/openapi-codec";
import { bodySerializer, codec } from "@starfish-api/openapi-codec/openapi-fetch";
import createOpenApiFetch, { type Client, defaultPathSerializer } from "openapi-fetch";
import { clientError } from "../codec.ts";
import { InvalidOptionError } from "../errors.ts";
import { table } from "../generated/table.ts";
import type { paths } from "../generated/types.ts";
import { ApiAnswer } from "./api-answer.ts";
import { requestMediaTypes } from "./media.ts";
import { isPathText, pathTextAsks } from "./path-text.ts";
import type { OutgoingRequest } from "./send.ts";
import type { Transport } from "./transport.ts";

/** An openapi-fetch client on the same layers as every other call. */
export function createApiOn({ baseUrl, begin, send }: Transport): Client<paths> {
  const api = createOpenApiFetch<paths>({
    baseUrl,
    fetch: async (request) => {
      const outgoing = await replayable(request);
      const call = begin(operationOf(request.method, request.url, baseUrl), request.signal);
      const answer = await send(outgoing, call);
      return answer.response.type === "opaqueredirect" ? answer.response : new ApiAnswer(answer, call);
    },
    pathSerializer: serializePath,
    bodySerializer: serializeBody as (body: unknown) => BodyInit,
    headers: { Accept: "application/json" },
  });
  const bodies = codec(table);
  api.use({
    onRequest: (context) =>
      ours(async () => {
        const changed = await bodies.onRequest?.(context);
        checkBody(changed instanceof Request ? changed : context.request, context.schemaPath);
        return changed;
      }),
    onResponse: (context) => ours(async () => bodies.onResponse?.(context)),
  });
  return api;
}

/** Errors of the codec are errors of this package. */
function ours<Value>(make: () => Promise<Value>): Promise<Value> {
  return make().catch((error: unknown) => {
    throw clientError(error);
  });
}

/** A request that can be sent again. */
async function replayable(request: Request): Promise<OutgoingRequest> {
  const { method, url } = request;
  const headers = Object.fromEntries(request.headers);
  const body = request.body === null ? undefined : new Uint8Array(await request.arrayBuffer());
  return { method, url, headers, body };
}

/** Throws InvalidOptionError for a parameter that would make another address. */
function serializePath(path: string, parameters: Record<string, unknown>): string {
  for (const [name, value] of Object.entries(parameters)) {
    if (isPathText(String(value))) continue;
    throw new InvalidOptionError(`${name}: expected ${pathTextAsks}, found ${JSON.stringify(value)}`);
  }
  return defaultPathSerializer(path, parameters);
}

function serializeBody(body: unknown, headers: Headers): BodyInit {
  try {
    return bodySerializer(body, headers);
  } catch (error) {
    const mediaType = mediaTypeOf(headers);
    if (typeof body === "string" || mediaType === "") throw clientError(error);
    checkMediaType(mediaType, requestMediaTypes);
    throw clientError(error);
  }
}

/** Throws for what the server does not read (observed): it takes any media type only where the description says so. */
function checkBody({ method, headers, body }: Request, path: string): void {
  if (body === null || !headers.has("Content-Type")) return;
  const operations = Object.values(table.operations as Readonly<Record<string, Operation>>);
  const described = operations.find((operation) => operation.method === method && operation.path === path);
  checkMediaType(mediaTypeOf(headers), described?.request ? Object.keys(described.request.content) : requestMediaTypes);
}

const mediaTypeOf = (headers: Headers): string =>
  (headers.get("Content-Type") ?? "").split(";", 1)[0]?.trim().toLowerCase() ?? "";

function checkMediaType(found: string, allowed: readonly string[]): void {
  if (allowed.includes(found) || allowed.includes("*/*")) return;
  throw new InvalidOptionError(`Content-Type: expected one of ${allowed.join(", ")}, found "${found}"`);
}

/** The operation that a request below a base URL is for; one that is not described counts as a start, unless it reads. */
export function operationOf(method: string, url: string, baseUrl: string): Operation {
  const pathname = new URL(url).pathname.slice(new URL(baseUrl).pathname.replace(/\/$/, "").length);
  const isAt = ({ path }: Operation) => new RegExp(`^${path.replace(/\{\w+\}/g, "[^/]+")}$`).test(pathname);
  const described = Object.values(table.operations).find((operation) => operation.method === method && isAt(operation));
  if (described !== undefined) return described;
  const extensions = { "x-starts-job": method !== "GET" };
  return { method, path: pathname, security: "required", extensions, responses: {} };
}
