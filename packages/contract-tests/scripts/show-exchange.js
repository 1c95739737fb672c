import { printableLines } from "../src/report/printable.ts";

/** Characters of a body. */
const maxBody = 1000;

/** An exchange as blocks of Markdown: what was asked and answered, and what was known besides. */
export function showExchange({ request, response, failure, durationMilliseconds }, expectation) {
  const { pathname, search, host } = new URL(request.url);
  const known = expectation === undefined ? [] : knownBesides(expectation);
  return [
    ...(known.length === 0 ? [] : [`What the kit knows besides the description: ${known.join("; ")}.`]),
    message(`${request.method} ${pathname}${search} HTTP/1.1`, { Host: host, ...request.headers }, request.body),
    ...(failure === undefined
      ? [message(`HTTP/1.1 ${response.status}`, response.headers, response.body)]
      : [`No answer: \`${failure}\`.`]),
    ...(durationMilliseconds === undefined ? [] : [`Answered after ${durationMilliseconds} ms.`]),
    ...(expectation?.webhooks ?? []).flatMap(({ method, url, headers, body }) => [
      "Delivered to the webhook:",
      message(`${method} ${new URL(url).pathname}${new URL(url).search} HTTP/1.1`, headers, body),
    ]),
  ];
}

function knownBesides(expectation) {
  const { statuses, value, rows, hasEnded, timeLimitMilliseconds, startedAround, webhooks, webhookQuery, webhookLead } =
    expectation;
  const facts = [
    [statuses, () => `the right status is ${statuses.join(" or ")}`],
    [value, () => `in another media type the answer was \`${JSON.stringify(value)}\``],
    [
      rows,
      () =>
        `the run has ${rows.minimum === rows.maximum ? rows.minimum : `${rows.minimum} to ${rows.maximum}`} ${rows.maximum === 1 ? "row" : "rows"}`,
    ],
    [hasEnded, () => "the run has had enough time to end"],
    [timeLimitMilliseconds, () => `the answer may take ${timeLimitMilliseconds} ms`],
    [startedAround, () => `the run was started about ${new Date(startedAround).toISOString()}`],
    [webhooks, () => "a webhook was asked for"],
    [webhookQuery, () => `its address ended in \`${webhookQuery}\``],
    [
      webhookLead,
      () => `it had been there for ${webhookLead} ms when the Results were asked and the run still went on`,
    ],
  ];
  return facts.filter(([fact]) => fact !== undefined).map(([, words]) => words());
}

function message(firstLine, headers, body) {
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}`);
  const text = body.length === 0 ? "" : `\n${textOf(body)}\n`;
  return `\`\`\`http\n${[firstLine, ...lines].join("\n")}\n${text}\`\`\``;
}

/** Bytes that are not text are shown as such. */
function textOf(body) {
  try {
    const text = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(body);
    const shown = text.length <= maxBody ? text : `${text.slice(0, maxBody)} … ${text.length - maxBody} more`;
    if (!text.includes("\0")) return printableLines(shown);
  } catch {
    // Not UTF-8.
  }
  const bytes = [...body.slice(0, 24)].map((byte) => byte.toString(16).padStart(2, "0"));
  return `${bytes.join(" ")}${body.length > 24 ? " …" : ""} (${body.length} bytes)`;
}
