import { encodeText } from "../body/charset.ts";
import { KitError } from "../errors.ts";
import { loadContract } from "../spec/load-contract.ts";
import type { Contract, ExchangeRequest, ExchangeResponse } from "../types.ts";
import { createFront, reasonHeader } from "./front.ts";
import { type Listener, type ListenOptions, listen } from "./listen.ts";

export interface MockOptions {
  /** Default: the published one. */
  readonly contract?: Contract;
  /** Make successful answers up from their schemas instead of taking examples. Default false. */
  readonly dynamic?: boolean;
  /** Makes up the same values each time. Default: others each time. */
  readonly seed?: string;
  /** Called for every answer. Default: nothing is. */
  readonly onAnswer?: (answer: MockAnswer) => void;
}

/** What the mock made of one request. */
export interface MockAnswer {
  readonly method: string;
  /** Path and query. */
  readonly target: string;
  readonly status: number;
  /** What is wrong with the request, where something is. */
  readonly reason?: string;
}

/** A server made of the description's examples: nothing is stored, nothing is called. */
export interface Mock {
  /** Answers without a network. Rejects only when the request was aborted. */
  fetch(request: Request): Promise<Response>;
  /** Answers over HTTP too. Rejects when the port cannot be had. */
  listen(options?: ListenOptions): Promise<Listener>;
  /** Stops every listener. */
  close(): Promise<void>;
}

/**
 * Starts Prism in this process, behind a front that speaks all five media types. `Prefer: code=…, example=…, dynamic=true`
 * chooses another answer. A request that Prism has no answer for gets a 500 with a plain text.
 *
 * @throws {KitError} when the description cannot be used, or Prism is not installed.
 */
export async function createMock(options: MockOptions = {}): Promise<Mock> {
  const { contract = loadContract(), dynamic = false, seed } = options;
  const { createPrism } = await loadPrism();
  const front = createFront(contract, await createPrism(contract), {
    dynamic,
    ...(seed === undefined ? {} : { seed }),
  });
  const respond = async (request: ExchangeRequest): Promise<ExchangeResponse> => {
    const answer = await front(request).catch(toFailure);
    options.onAnswer?.(describeAnswer(request, answer));
    return answer;
  };
  const listeners = new Set<Listener>();
  return {
    fetch: async (request) => {
      request.signal.throwIfAborted();
      const { method, url, headers } = request;
      const answer = await respond({ method, url, headers, body: new Uint8Array(await request.arrayBuffer()) });
      request.signal.throwIfAborted();
      const isEmpty = answer.body.length === 0 || method === "HEAD";
      const body = isEmpty ? null : new Uint8Array(answer.body);
      return new Response(body, { status: answer.status, headers: new Headers(answer.headers) });
    },
    listen: async (where) => {
      const listener = await listen(respond, where);
      listeners.add(listener);
      return {
        url: listener.url,
        close: async () => {
          listeners.delete(listener);
          await listener.close();
        },
      };
    },
    close: async () => {
      const open = [...listeners];
      listeners.clear();
      await Promise.all(open.map((listener) => listener.close()));
    },
  };
}

function describeAnswer({ method, url }: ExchangeRequest, { headers, status }: ExchangeResponse): MockAnswer {
  const { pathname, search } = new URL(url);
  const reason = new Headers(headers).get(reasonHeader);
  return { method, target: `${pathname}${search}`, status, ...(reason === null ? {} : { reason }) };
}

/** Whoever only judges needs no Prism, which is five times as large as the rest of the kit. */
async function loadPrism(): Promise<typeof import("./prism.ts")> {
  try {
    return await import("./prism.ts");
  } catch (cause) {
    const code = cause instanceof Error && "code" in cause ? cause.code : undefined;
    if (code !== "ERR_MODULE_NOT_FOUND" && code !== "MODULE_NOT_FOUND") {
      throw cause;
    }
    throw new KitError(
      `The mock needs Prism, which is not installed: npm install --save-dev @stoplight/prism-core@5 @stoplight/prism-http@5\nIt brings @scarf/scarf, which reports installations unless SCARF_ANALYTICS=false is set.\n${(cause as Error).message.split("\n")[0]}`,
      { cause },
    );
  }
}

/** The mock's own failure, in a form that nobody can take for one of the API's answers. */
function toFailure(error: unknown): ExchangeResponse {
  const message = error instanceof Error ? error.message : String(error);
  return {
    status: 500,
    headers: { "content-type": "text/plain; charset=utf-8" },
    body: encodeText(`The mock failed. ${message}\n`, "utf-8"),
  };
}
