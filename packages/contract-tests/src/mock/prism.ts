import { createLogger } from "@stoplight/prism-core";
import { createInstance, getHttpOperationsFromSpec, type IHttpMockConfig } from "@stoplight/prism-http";
import { KitError } from "../errors.ts";
import type { Contract, Operation } from "../types.ts";
import { toPrismDocument } from "./prism-document.ts";

/** What Prism is asked for: an answer of this operation to a request that has been decoded already. */
export interface PrismQuestion {
  readonly operation: Operation;
  readonly path: string;
  readonly query: Readonly<Record<string, string | readonly string[]>>;
  readonly headers: Readonly<Record<string, string>>;
  /** Whether an error is wanted, so that nothing of the request counts. */
  readonly isRefusal: boolean;
  /** The status wanted. Default: the first success, or what validation leads to. */
  readonly code?: number;
  /** The name of the example wanted. Default: the first. */
  readonly example?: string;
  /** Make a value up from the schema instead of taking an example. */
  readonly dynamic?: boolean;
  /** Makes the same values up each time. */
  readonly seed?: string;
}

export interface PrismAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly value: unknown;
  /** Why the request is refused, where the description has no answer for that. */
  readonly refusal?: string;
}

export type AskPrism = (question: PrismQuestion) => Promise<PrismAnswer>;

/** Prism in this process, without a server. The function it gives throws a KitError where Prism has no answer. */
export async function createPrism(contract: Contract): Promise<AskPrism> {
  const resources = await getHttpOperationsFromSpec(toPrismDocument(contract)).catch((cause: unknown) => {
    throw new KitError(`Prism cannot read the description: ${cause instanceof Error ? cause.message : String(cause)}`, {
      cause,
    });
  });
  const logger = createLogger("prism", { enabled: false });
  const prism = createInstance(toConfig({}), { logger });
  return async (question) => {
    const { operation, path, query, headers: sent } = question;
    const resource = resources.find(
      (each) => each.path === operation.path && each.method === operation.method.toLowerCase(),
    );
    if (resource === undefined) {
      throw new KitError(`Prism does not know ${operation.method} ${operation.path}`);
    }
    const result = await prism.request(
      {
        method: resource.method as "get",
        url: { path, query: Object.fromEntries(Object.entries(query).map(([name, value]) => [name, value as string])) },
        headers: { ...sent, accept: "application/json" },
      },
      [resource],
      toConfig(question),
    )();
    if (result._tag === "Left") {
      const { status } = result.left as { readonly status?: unknown };
      if (status === 400 || status === 422) {
        return { status: 400, headers: {}, value: undefined, refusal: result.left.message };
      }
      throw new KitError(`Prism has no answer for ${operation.id}: ${result.left.message}`, { cause: result.left });
    }
    const { statusCode, headers, body: value } = result.right.output;
    return { status: statusCode, headers: withoutContentType(headers ?? {}), value };
  };
}

/** A new one for every request: Prism 5.16 writes into it. The front has checked credentials before it asks. */
function toConfig(question: Partial<PrismQuestion>): IHttpMockConfig {
  const { isRefusal = false, code, example, dynamic = false, seed } = question;
  return {
    isProxy: false,
    checkSecurity: false,
    validateRequest: !isRefusal,
    validateResponse: false,
    errors: false,
    upstreamProxy: undefined,
    mock: {
      dynamic,
      ...(code === undefined ? {} : { code }),
      ...(example === undefined ? {} : { exampleKey: example }),
      ...(seed === undefined ? {} : { seed }),
    },
  };
}

function withoutContentType(headers: Readonly<Record<string, unknown>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(headers)
      .filter(([name]) => name.toLowerCase() !== "content-type")
      .map(([name, value]) => [name.toLowerCase(), String(value)]),
  );
}
