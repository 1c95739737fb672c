import {
  type Attributes,
  type Histogram,
  type MeterProvider,
  metrics,
  SpanKind,
  SpanStatusCode,
  type TracerProvider,
  trace,
} from "@opentelemetry/api";
import type { ExchangeEvent, ExchangeListener } from "./transport/events.ts";

/** What `createTelemetryListener` takes. */
export interface TelemetryOptions {
  /** Default: the global one, which is asked at each exchange. */
  readonly tracerProvider?: TracerProvider | undefined;
  /** Default: the global one. */
  readonly meterProvider?: MeterProvider | undefined;
}

const scope = "@starfish-api/client";
/** In seconds, as the semantic conventions advise. */
const boundaries = [0.005, 0.01, 0.025, 0.05, 0.075, 0.1, 0.25, 0.5, 0.75, 1, 2.5, 5, 7.5, 10];

/**
 * A listener for `onExchange` that makes a span of each attempt, below the span that is active, and records
 * `http.client.request.duration`, both by OpenTelemetry's semantic conventions for HTTP clients (1.23 and later). A request that is
 * sent again has a span for each attempt, with `http.request.resend_count`. No body, query or secret is recorded; the runID
 * is, as `starfish.run_id`.
 *
 * @example
 * const starfish = createClient({ onExchange: createTelemetryListener() });
 */
export function createTelemetryListener(options: TelemetryOptions = {}): ExchangeListener {
  const durationOf = createHistograms();
  return (event) => {
    const endTime = Date.now();
    const attributes = commonAttributes(event);
    const { tracerProvider = trace.getTracerProvider(), meterProvider = metrics.getMeterProvider() } = options;
    durationOf(meterProvider).record(event.durationMilliseconds / 1000, attributes);
    const span = tracerProvider.getTracer(scope).startSpan(`${event.method} ${event.path}`, {
      kind: SpanKind.CLIENT,
      startTime: endTime - event.durationMilliseconds,
      attributes: { ...attributes, ...spanAttributes(event) },
    });
    if (hasFailed(event)) span.setStatus({ code: SpanStatusCode.ERROR, ...(event.error && { message: event.error }) });
    span.end(endTime);
  };
}

/** The histogram of each provider: the global one may be set after the client was made. */
function createHistograms(): (provider: MeterProvider) => Histogram {
  const histograms = new WeakMap<MeterProvider, Histogram>();
  return (provider) => {
    const known = histograms.get(provider);
    if (known !== undefined) return known;
    const histogram = provider.getMeter(scope).createHistogram("http.client.request.duration", {
      unit: "s",
      description: "Duration of HTTP client requests.",
      advice: { explicitBucketBoundaries: boundaries },
    });
    histograms.set(provider, histogram);
    return histogram;
  };
}

const hasFailed = ({ status }: ExchangeEvent): boolean => status === undefined || status >= 400;

/** What has few values, so that a metric can have it. */
function commonAttributes(event: ExchangeEvent): Attributes {
  const { hostname, port, protocol } = new URL(event.url);
  const isTls = protocol === "https:";
  return {
    "http.request.method": event.method,
    "url.template": event.path,
    "url.scheme": isTls ? "https" : "http",
    "server.address": hostname,
    "server.port": Number(port) || (isTls ? 443 : 80),
    ...(event.status !== undefined && { "http.response.status_code": event.status }),
    ...(hasFailed(event) && { "error.type": String(event.status ?? "_OTHER") }),
  };
}

function spanAttributes(event: ExchangeEvent): Attributes {
  return {
    "url.full": event.url,
    "http.request.body.size": event.requestBytes,
    ...(event.responseBytes !== undefined && { "http.response.body.size": event.responseBytes }),
    ...(event.number > 1 && { "http.request.resend_count": event.number - 1 }),
    ...(event.runID !== undefined && { "starfish.run_id": event.runID }),
  };
}
