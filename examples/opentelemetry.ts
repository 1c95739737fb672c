/**
 * Spans and durations of every attempt, by OpenTelemetry's conventions for HTTP clients. A program of yours sets the
 * global providers, as `@opentelemetry/sdk-node` does; here the span provider is passed in, and prints.
 */

import { BasicTracerProvider, type ReadableSpan, SimpleSpanProcessor } from "@opentelemetry/sdk-trace-base";
import { createClient } from "@starfish-api/client";
import { createTelemetryListener } from "@starfish-api/client/opentelemetry";
import { createSandbox } from "@starfish-api/sandbox";

const printing = {
  export(spans: readonly ReadableSpan[], done: (result: { code: number }) => void) {
    for (const { name, attributes } of spans) {
      const { "http.response.status_code": status, "http.request.resend_count": resends = 0 } = attributes;
      console.log(`span ${name}: status ${status}, resend ${resends}, error ${attributes["error.type"] ?? "none"}`);
    }
    done({ code: 0 });
  },
  shutdown: async () => {},
};
const tracerProvider = new BasicTracerProvider({ spanProcessors: [new SimpleSpanProcessor(printing)] });

const sandbox = createSandbox({ fast: true });
const server = await sandbox.listen();
const starfish = createClient({
  baseUrl: server.url,
  credentials: { username: "ada@example.com", password: "correct horse & battery" },
  onExchange: createTelemetryListener({ tracerProvider }),
});

// A start that is answered with 500 may have started the job, so it is not sent again; asking for results is.
const request = { runID: crypto.randomUUID(), projectID: "crm", jobID: "contacts" };
sandbox.faults.add("error-after-action*2");
await starfish.executeJobAsync(request).catch((error: Error) => console.log(error.message));
await starfish.getResults(request.runID);
await sandbox.close();
