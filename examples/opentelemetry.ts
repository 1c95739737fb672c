/**
 * Makes spans of every attempt, named and described by OpenTelemetry's conventions for HTTP clients. With the real
 * library, `tracer` is `trace.getTracer("starfish")` of @opentelemetry/api; the one here has its shape and prints.
 */
import { createClient, type ExchangeEvent } from "@starfish-api/client";
import { createSandbox } from "@starfish-api/sandbox";

interface Span {
  setAttributes(attributes: Readonly<Record<string, string | number>>): unknown;
  setStatus(status: { readonly code: number }): unknown;
  end(endTime?: number): void;
}
interface Tracer {
  startSpan(name: string, options: { readonly kind: number; readonly startTime: number }): Span;
}

const spanKindClient = 2;
const statusError = 2;

/** One span for each event: a request that is sent again has a span for each attempt. */
function createSpanListener(tracer: Tracer, baseUrl: string): (event: ExchangeEvent) => void {
  const { hostname, port, protocol } = new URL(baseUrl);
  return (event) => {
    const end = Date.now();
    const { method, path, status, number, runID = "" } = event;
    const span = tracer.startSpan(`${method} ${path}`, {
      kind: spanKindClient,
      startTime: end - event.durationMilliseconds,
    });
    const failure = status === undefined ? "_OTHER" : String(status);
    const hasFailed = status === undefined || status >= 400;
    span.setAttributes({
      "http.request.method": method,
      "url.full": baseUrl + path.replace("{id}", encodeURIComponent(runID)),
      "url.template": path,
      "server.address": hostname,
      "server.port": Number(port) || (protocol === "https:" ? 443 : 80),
      "http.request.body.size": event.requestBytes,
      ...(status !== undefined && { "http.response.status_code": status }),
      ...(event.responseBytes !== undefined && { "http.response.body.size": event.responseBytes }),
      ...(number > 1 && { "http.request.resend_count": number - 1 }),
      ...(hasFailed && { "error.type": failure }),
    });
    if (hasFailed) span.setStatus({ code: statusError });
    span.end(end);
  };
}

const printingTracer: Tracer = {
  startSpan(name) {
    let attributes: Readonly<Record<string, string | number>> = {};
    return {
      setAttributes: (added) => {
        attributes = { ...attributes, ...added };
      },
      setStatus: () => {},
      end() {
        const { "http.response.status_code": status, "http.request.resend_count": resends = 0 } = attributes;
        console.log(`span ${name}: status ${status}, resend ${resends}, error ${attributes["error.type"] ?? "none"}`);
      },
    };
  },
};

const sandbox = createSandbox({ fast: true });
const server = await sandbox.listen();
const starfish = createClient({
  baseUrl: server.url,
  credentials: { username: "ada@example.com", password: "correct horse & battery" },
  onExchange: createSpanListener(printingTracer, server.url),
});

// A start that is answered with 500 may have started the job, so it is not sent again; asking for results is.
const request = { runID: crypto.randomUUID(), projectID: "crm", jobID: "contacts" };
sandbox.faults.add("error-after-action*2");
await starfish.executeJobAsync(request).catch((error: Error) => console.log(error.message));
await starfish.getResults(request.runID);
await sandbox.close();
