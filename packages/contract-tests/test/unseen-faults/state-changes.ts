import { isResults, isToken, json, members, textOf, type UnseenFault, withText } from "./unseen-fault.ts";

export const rows = (change: (row: Record<string, unknown>) => object) =>
  members((value) => ("status" in value ? change(value) : value));
export const token =
  (change: (value: Record<string, unknown>) => object): NonNullable<UnseenFault["answer"]> =>
  (answer, request) =>
    isToken(request) && answer.status === 200
      ? withText(answer, JSON.stringify(change(JSON.parse(textOf(answer)))))
      : answer;
export const withToken = (request: Request): Request =>
  new Request(request, { headers: { ...Object.fromEntries(request.headers), authorization: "Bearer good" } });
export const hook =
  (change: (value: Record<string, unknown>) => unknown, fields: Record<string, string> = {}) =>
  (request: Request) => [rewrite(request, change, fields)];
/** The text of a webhook is known before it is sent. */
const bodies = new WeakMap<Request, string>();

export function rememberBody(request: Request, body: string): Request {
  bodies.set(request, body);
  return request;
}

function rewrite(
  request: Request,
  change: (value: Record<string, unknown>) => unknown,
  fields: Record<string, string>,
): Request {
  const changed = change(JSON.parse(bodies.get(request) ?? "{}"));
  const body = typeof changed === "string" ? changed : JSON.stringify(changed);
  return new Request(request.url, { method: "POST", headers: { "content-type": "application/json", ...fields }, body });
}

/** The same webhook to another address. */
export function rememberedTo(request: Request, url: string): Request {
  return new Request(url, { method: "POST", headers: request.headers, body: bodies.get(request) ?? "" });
}

/** One more row is counted each time. */
export function drifting(): NonNullable<UnseenFault["answer"]> {
  let count = 0;
  return (answer, request) =>
    isResults(request)
      ? json((text) => text.replaceAll(/"totalRows":\d+/g, () => `"totalRows":${count++}`))(answer, request)
      : answer;
}

/** A run goes on until two requests after its webhook, as far as Results say. */
export function laggingResults(): Pick<UnseenFault, "answer" | "webhook"> {
  const asked = new Map<string, number>();
  return {
    webhook: (request) => {
      asked.set(String(JSON.parse(bodies.get(request) ?? "{}").runID), 0);
      return [request];
    },
    answer: (answer, request) => {
      const runID = decodeURIComponent(new URL(request.url).pathname.split("/").at(-1) ?? "");
      const count = asked.get(runID) ?? 0;
      asked.set(runID, count + (asked.has(runID) ? 1 : 0));
      return isResults(request) && (count < 2 || !asked.has(runID))
        ? json((text) => text.replaceAll('"status":"Complete"', '"status":"Running"'))(answer, request)
        : answer;
    },
  };
}

export function decodedTwice(request: Request): Request {
  const text = new TextDecoderStream();
  const decode = new TransformStream<string, string>({
    transform: (chunk, controller) => controller.enqueue(chunk.replaceAll("%25", "%")),
  });
  const body = request.body?.pipeThrough(text).pipeThrough(decode).pipeThrough(new TextEncoderStream());
  return new Request(request.url, {
    method: request.method,
    headers: request.headers,
    body: body ?? null,
    duplex: "half",
  } as RequestInit);
}
