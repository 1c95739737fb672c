import { writeCurl } from "../report/curl.ts";
import { createRedactor, redactHeaders } from "../report/redact.ts";
import type { ReportedExchange, ReportedMessage } from "../report/report.ts";
import type { Exchange, ExchangeRequest, HeaderFields } from "../types.ts";

/** An exchange as a report shows it: bodies in base64, every secret masked. */
export function reportExchange(id: string, exchange: Exchange): ReportedExchange {
  const { request, response } = exchange;
  const redact = createRedactor(exchange);
  return {
    id,
    request: { method: request.method, url: redact(request.url), ...reportMessage(request, redact) },
    response: { status: response.status, ...reportMessage(response, redact) },
    curl: writeCurl(request, redact),
  };
}

/** A request that nobody's answer belongs to, such as a webhook. */
export function reportRequest(request: ExchangeRequest): ReportedMessage {
  const response = { status: 0, headers: {}, body: new Uint8Array() };
  return reportMessage(request, createRedactor({ request, response }));
}

/** In bytes. Hundreds of bodies have to fit into one page. */
const longestBody = 64 * 1024;

function reportMessage(
  { headers, body }: { readonly headers: HeaderFields; readonly body: Uint8Array },
  redact: (text: string) => string,
): ReportedMessage {
  return {
    headers: redactHeaders(headers).map(([name, value]) => [name, redact(value)] as const),
    // A secret that begins before the cut is masked whole.
    body: redactBytes(Buffer.from(body.subarray(0, 2 * longestBody)), redact)
      .subarray(0, longestBody)
      .toString("base64"),
    ...(body.length > longestBody ? { bodyLength: body.length } : {}),
  };
}

/** In whichever encoding a secret stands there; bytes without one stay as they are. */
function redactBytes(bytes: Buffer, redact: (text: string) => string): Buffer {
  return (["utf8", "utf16le", "latin1"] as const).reduce((current, encoding) => {
    const text = current.toString(encoding);
    const redacted = redact(text);
    return redacted === text || !Buffer.from(text, encoding).equals(current)
      ? current
      : Buffer.from(redacted, encoding);
  }, bytes);
}
