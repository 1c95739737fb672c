import { createBudget } from "../src/budget.ts";
import { createManualClock } from "../src/clock.ts";
import { answerAsResponse } from "../src/front/fetch-answer.ts";
import { requestFrom } from "../src/front/fetch-request.ts";
import { createServer, failureReply } from "../src/server/server.ts";
import type { ServerSettings } from "../src/server/server-settings.ts";
import type { Model } from "../src/wire/contract.ts";
import { type Description, loadDescription } from "../src/wire/description.ts";
import type { OperationID } from "../src/wire/messages.ts";
import { createCapturedControllers } from "./captured-controllers.ts";

interface CapturedAnswer {
  readonly status: number;
  readonly "content-type"?: string;
  readonly allow?: string;
  readonly body?: string;
  readonly bodyBase64?: string;
}

export interface CapturedCase {
  readonly group: string;
  readonly name: string;
  readonly request: {
    readonly method: string;
    readonly path: string;
    readonly contentType?: string;
    readonly headers?: Readonly<Record<string, string>>;
    readonly body?: string;
    readonly bodyBase64?: string;
  };
  readonly bearerAccepted?: string;
  readonly modelState?: string;
  readonly bound?: Model | null;
  readonly whenModelStateChecked: CapturedAnswer;
  readonly whenModelStateIgnored?: CapturedAnswer;
}

export interface Difference {
  readonly part: "status" | "content-type" | "allow" | "body" | "bound";
  readonly expected: unknown;
  readonly found: unknown;
}

const limits = { maxBytes: 2 ** 22, budget: createBudget("bytes of bodies", 2 ** 22) };

export type Mode = ServerSettings["modelState"];

/** The actions that the captured server had; the description may have more. */
const capturedOperations: readonly string[] = [
  "executeJob",
  "executeJobAsync",
  "getResults",
  "postWebhook",
] satisfies readonly OperationID[];

const description: Description = capturedPart(loadDescription());

function capturedPart(whole: Description): Description {
  return { ...whole, operations: whole.operations.filter(({ id }) => capturedOperations.includes(id)) };
}

/** Sends one captured request to the server and compares what comes back with what the real one answered. */
export async function replay(captured: CapturedCase, mode: Mode): Promise<readonly Difference[]> {
  let bound: Model | undefined;
  const serve = createServer({
    description,
    controllers: createCapturedControllers((model) => {
      bound = model;
    }),
    tokens: { issue: () => undefined, accepts: (token) => token === captured.bearerAccepted, revoke: () => undefined },
  });
  const request = requestFrom(requestOf(captured), limits);
  const settings: ServerSettings = {
    modelState: mode,
    authentication: captured.bearerAccepted === undefined ? "none" : "required",
    webhookAuthentication: "none",
    ignoredRules: [],
    newtonsoft: 6,
  };
  const call = { request, settings, faults: [], signal: new AbortController().signal };
  const reply = await serve(call).catch((error: unknown) => failureReply(request, error));
  const response = await answerAsResponse({ reply, transport: {} }, createManualClock(), request.method);
  const checked = captured.whenModelStateChecked;
  const expected = mode === "ignored" ? (captured.whenModelStateIgnored ?? checked) : checked;
  const differences = await compare(expected, response);
  const isBound = bound !== undefined && captured.bound !== undefined;
  return isBound ? [...differences, ...compareModels(captured.bound ?? null, bound ?? null)] : differences;
}

function requestOf({ request }: CapturedCase): Request {
  const headers = new Headers(request.headers);
  if (request.contentType !== undefined) {
    headers.set("content-type", request.contentType);
  }
  const body =
    request.bodyBase64 === undefined ? Buffer.from(request.body ?? "") : Buffer.from(request.bodyBase64, "base64");
  const hasBody = request.method !== "GET" && request.method !== "HEAD";
  return new Request(`http://host${request.path}`, {
    method: request.method,
    headers,
    ...(hasBody ? { body: new Uint8Array(body) } : {}),
  });
}

async function compare(expected: CapturedAnswer, response: Response): Promise<readonly Difference[]> {
  const found = new Uint8Array(await response.arrayBuffer());
  const differences: Difference[] = [];
  if (expected.status !== response.status) {
    differences.push({ part: "status", expected: expected.status, found: response.status });
  }
  for (const part of ["content-type", "allow"] as const) {
    const value = response.headers.get(part) ?? undefined;
    if (expected[part] !== value) {
      differences.push({ part, expected: expected[part], found: value });
    }
  }
  const bytes = bodyOf(expected);
  if (!isSameBody(expected, bytes, found)) {
    differences.push({ part: "body", expected: bytes.toString(), found: Buffer.from(found).toString() });
  }
  return differences;
}

/** The chunks of a chunked answer are part of the transport, and joined. */
function bodyOf({ body, bodyBase64 }: CapturedAnswer): Buffer {
  if (bodyBase64 !== undefined) {
    return Buffer.from(bodyBase64, "base64");
  }
  const chunked = /^([0-9a-f]+)\r\n(.*)\r\n0\r\n\r\n$/s.exec(body ?? "");
  return Buffer.from(chunked?.[2] ?? body ?? "");
}

/** Bytes for XML with status 200 and for UTF-16, values for the rest. */
function isSameBody(answer: CapturedAnswer, expected: Buffer, found: Uint8Array): boolean {
  const isJson = answer["content-type"]?.includes("json") === true && answer.bodyBase64 === undefined;
  if (!isJson || expected.length === 0) {
    return expected.equals(found);
  }
  return JSON.stringify(JSON.parse(expected.toString())) === printJson(Buffer.from(found).toString());
}

function printJson(text: string): string | undefined {
  try {
    return JSON.stringify(JSON.parse(text));
  } catch (error) {
    if (error instanceof SyntaxError) {
      return undefined;
    }
    throw error;
  }
}

/**
 * Compares the members that the captured server's class had. The capture of XML went through XML itself, which turned
 * carriage returns into line feeds.
 */
function compareModels(expected: Model | null, found: Model | null): readonly Difference[] {
  const isCaptured = ([name]: [string, unknown]): boolean => expected === null || Object.hasOwn(expected, name);
  const print = (model: Model | null): string =>
    JSON.stringify(model === null ? null : Object.entries(model).filter(isCaptured).toSorted()).replaceAll(
      "\\r\\n",
      "\\n",
    );
  return print(expected) === print(found) ? [] : [{ part: "bound", expected: print(expected), found: print(found) }];
}
