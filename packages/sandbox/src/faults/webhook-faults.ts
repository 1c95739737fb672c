import type { WebhookMessage } from "../webhooks/webhook-sender.ts";
import type { Fault } from "./fault.ts";

/** What goes wrong with the message at the end of a run. */
export const webhookFaults: readonly Fault[] = [
  {
    name: "webhook-never",
    description: "No webhook is sent.",
    webhook: () => [],
  },
  {
    name: "webhook-twice",
    description: "The webhook is sent twice.",
    webhook: (message) => [message, message],
  },
  {
    name: "webhook-twice-at-once",
    description: "The webhook is sent twice at once.",
    webhook: (message) => [message, { ...message, together: true }],
  },
  {
    name: "webhook-overlapping",
    description: "The webhook is sent again after half a second, whether the first was answered or not.",
    webhook: (message) => [message, { ...message, delay: message.delay + 500, together: true }],
  },
  {
    name: "webhook-early",
    description: "The webhook is sent when the run starts, and says that it is running.",
    webhookAtStart: true,
  },
  {
    name: "webhook-late",
    description: "The webhook is sent five seconds late.",
    webhook: (message) => [{ ...message, delay: message.delay + 5000 }],
  },
  {
    name: "webhook-wrong-run",
    description: "The webhook names another run.",
    webhook: changeBody((body) => ({ ...body, runID: "00000000-0000-4000-8000-000000000000" })),
  },
  {
    name: "webhook-without-run",
    description: "The webhook names no run.",
    webhook: changeBody(({ runID: _, ...body }) => body),
  },
  {
    name: "webhook-names-in-pascal-case",
    description: "The names of the webhook's members begin with a capital letter.",
    webhook: changeBody((body) =>
      Object.fromEntries(
        Object.entries(body).map(([name, value]) => [name.replace(/^./, (letter) => letter.toUpperCase()), value]),
      ),
    ),
  },
  {
    name: "webhook-run-in-capitals",
    description: "The webhook names the run in capital letters.",
    webhook: changeBody((body) => ({ ...body, runID: String(body["runID"]).toUpperCase() })),
  },
  {
    name: "webhook-members-unsorted",
    description: "The members of the webhook stand in the reverse order.",
    legal: true,
    reason: "The members of a JSON object have no order (RFC 8259, 4).",
    webhook: changeBody((body) => Object.fromEntries(Object.entries(body).toReversed())),
  },
  {
    name: "webhook-utf-16",
    description: "The webhook is UTF-16, and says so.",
    webhook: (message) => [
      {
        ...message,
        encoding: "utf16le",
        contentType: "application/json; charset=utf-16",
        body: `\ufeff${message.body}`,
      },
    ],
  },
  {
    name: "webhook-latin-1",
    description: "The webhook is ISO-8859-1, and says that it is UTF-8.",
    webhook: (message) => [{ ...message, encoding: "latin1" }],
  },
  {
    name: "webhook-gzip",
    description: "The webhook is compressed with gzip, which nobody asked for.",
    webhook: (message) => [{ ...message, encoding: "gzip" }],
  },
  {
    name: "webhook-wrong-body",
    description: "The webhook is a list of rows, as Results gives them.",
    webhook: (message) => [{ ...message, body: `[${message.body}]` }],
  },
  {
    name: "webhook-malformed",
    description: "The webhook lacks the last character of its body.",
    webhook: (message) => [{ ...message, body: message.body.slice(0, -1) }],
  },
  {
    name: "webhook-empty",
    description: "The webhook has no body.",
    webhook: (message) => [{ ...message, body: "" }],
  },
  {
    name: "webhook-xml",
    description: "The webhook is XML.",
    webhook: (message) => [
      {
        ...message,
        contentType: "application/xml; charset=utf-8",
        body: `<execJobResponse><runID>${String(parseBody(message)["runID"])}</runID></execJobResponse>`,
      },
    ],
  },
  {
    name: "webhook-as-text",
    description: "The webhook says that it is text/plain.",
    webhook: (message) => [{ ...message, contentType: "text/plain" }],
  },
  {
    name: "webhook-get",
    description: "The webhook is a GET without a body.",
    webhook: (message) => [{ ...message, method: "GET" }],
  },
];

function changeBody(
  change: (body: Readonly<Record<string, unknown>>) => Readonly<Record<string, unknown>>,
): NonNullable<Fault["webhook"]> {
  return (message) => [{ ...message, body: JSON.stringify(change(parseBody(message))) }];
}

function parseBody(message: WebhookMessage): Readonly<Record<string, unknown>> {
  return JSON.parse(message.body) as Readonly<Record<string, unknown>>;
}
