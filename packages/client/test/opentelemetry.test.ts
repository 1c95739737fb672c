import { AsyncLocalStorage } from "node:async_hooks";
import { type Context, context, ROOT_CONTEXT, SpanKind, SpanStatusCode, trace } from "@opentelemetry/api";
import {
  AggregationTemporality,
  InMemoryMetricExporter,
  MeterProvider,
  PeriodicExportingMetricReader,
} from "@opentelemetry/sdk-metrics";
import { BasicTracerProvider, InMemorySpanExporter, SimpleSpanProcessor } from "@opentelemetry/sdk-trace-base";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { createClient } from "../src/index.ts";
import { createTelemetryListener } from "../src/opentelemetry.ts";
import { manualClock } from "./manual-clock.ts";
import { jsonAnswer } from "./recording-fetch.ts";

const spans = new InMemorySpanExporter();
const tracerProvider = new BasicTracerProvider({ spanProcessors: [new SimpleSpanProcessor(spans)] });
const exporter = new InMemoryMetricExporter(AggregationTemporality.DELTA);
const reader = new PeriodicExportingMetricReader({ exporter, exportIntervalMillis: 3_600_000 });
const meterProvider = new MeterProvider({ readers: [reader] });
const contexts = new AsyncLocalStorage<Context>();

beforeAll(() => {
  const manager = {
    active: () => contexts.getStore() ?? ROOT_CONTEXT,
    with: (active: Context, callback: (...args: unknown[]) => unknown, self: unknown, ...args: unknown[]) =>
      contexts.run(active, () => callback.apply(self, args)),
    bind: (_context: Context, target: unknown) => target,
    enable: () => manager,
    disable: () => manager,
  };
  context.setGlobalContextManager(manager as Parameters<typeof context.setGlobalContextManager>[0]);
});
afterEach(async () => {
  spans.reset();
  await reader.forceFlush();
  exporter.reset();
});
afterAll(() => meterProvider.shutdown());

/** Calls for the results of a run whose name is not plain text; the server gives these answers. */
async function getResults(answers: readonly Response[]): Promise<void> {
  const left = [...answers];
  const clock = manualClock();
  const client = createClient({
    baseUrl: "https://gateway.example:8443/starfish",
    credentials: { token: "a-secret-token" },
    fetch: async () => left.shift() ?? Promise.reject(new TypeError("the line is dead")),
    onExchange: createTelemetryListener({ tracerProvider, meterProvider }),
    clock,
  });
  const ended = client.getResults("run 1").catch(() => undefined);
  await clock.advance(120_000);
  await ended;
}

test("each attempt is a span by the conventions of HTTP clients", async () => {
  await getResults([jsonAnswer({ Message: "later" }, { status: 503 }), jsonAnswer([])]);
  const common = {
    "http.request.method": "GET",
    "url.template": "/v1/Results/{id}",
    "url.scheme": "https",
    "url.full": "https://gateway.example:8443/starfish/v1/Results/run%201",
    "server.address": "gateway.example",
    "server.port": 8443,
    "http.request.body.size": 0,
    "starfish.run_id": "run 1",
  };
  const [first, second] = spans.getFinishedSpans();
  expect(first).toMatchObject({ name: "GET /v1/Results/{id}", kind: SpanKind.CLIENT });
  expect(first?.attributes).toEqual({
    ...common,
    "http.response.status_code": 503,
    "http.response.body.size": 19,
    "error.type": "503",
  });
  expect(first?.status.code).toBe(SpanStatusCode.ERROR);
  expect(second?.attributes).toEqual({
    ...common,
    "http.response.status_code": 200,
    "http.response.body.size": 2,
    "http.request.resend_count": 1,
  });
  expect(second?.status.code).toBe(SpanStatusCode.UNSET);
  expect(JSON.stringify(spans.getFinishedSpans().map(({ attributes }) => attributes))).not.toContain("secret");
});

test("an attempt without an answer says why", async () => {
  await getResults([]);
  const [span] = spans.getFinishedSpans();
  expect(span?.attributes).toMatchObject({ "error.type": "_OTHER" });
  expect(span?.attributes).not.toHaveProperty("http.response.status_code");
  expect(span?.status).toMatchObject({
    code: SpanStatusCode.ERROR,
    message: expect.stringContaining("the line is dead"),
  });
});

test("a span is below the one in which the call was made", async () => {
  const parent = tracerProvider.getTracer("test").startSpan("an order");
  await context.with(trace.setSpan(context.active(), parent), () => getResults([jsonAnswer([])]));
  expect(spans.getFinishedSpans()[0]?.parentSpanContext?.spanId).toBe(parent.spanContext().spanId);
});

test("durations are a histogram in seconds, without what has many values", async () => {
  await getResults([jsonAnswer([])]);
  await reader.forceFlush();
  const [metric] = exporter.getMetrics().flatMap(({ scopeMetrics }) => scopeMetrics.flatMap(({ metrics }) => metrics));
  expect(metric?.descriptor).toMatchObject({ name: "http.client.request.duration", unit: "s" });
  expect(metric?.dataPoints).toMatchObject([{ value: { count: 1 } }]);
  expect(Object.keys(metric?.dataPoints[0]?.attributes ?? {}).sort()).toEqual([
    "http.request.method",
    "http.response.status_code",
    "server.address",
    "server.port",
    "url.scheme",
    "url.template",
  ]);
});
