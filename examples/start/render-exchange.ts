import { styleText } from "node:util";
import type { Exchange, HeaderFields, Judgement } from "@starfish-api/contract-tests";

/** Lines longer than this are hard to read, and a terminal may be narrower. */
const width = Math.min(process.stdout.columns ?? 100, 100);

export function renderHeading(text: string): string {
  return `\n${styleText("bold", text)}\n${styleText("dim", "─".repeat(width))}`;
}

/** Both sides of an exchange as they crossed the wire, and what the judge says of them. */
export function renderExchange({ request, response }: Exchange, { verdicts, findings }: Judgement): string {
  const held = verdicts.filter(({ outcome }) => outcome === "held").length;
  const { pathname, search } = new URL(request.url);
  return [
    styleText("cyan", `${request.method} ${pathname}${search}`),
    ...renderHeaders(request.headers),
    "",
    ...renderBody(request.body),
    "",
    styleText("cyan", String(response.status)),
    ...renderHeaders(response.headers),
    "",
    ...renderBody(response.body),
    "",
    findings.length === 0
      ? styleText("green", `✔ ${held} claims of the description hold`)
      : styleText("red", findings.map(({ check, message }) => `✘ ${check}: ${message}`).join("\n")),
  ].join("\n");
}

/** An exchange in one line. */
export function renderLine({ request, response }: Exchange, { findings }: Judgement): string {
  const { pathname } = new URL(request.url);
  const verdict = findings.length === 0 ? styleText("green", "✔") : styleText("red", "✘");
  return `${verdict} ${request.method} ${pathname} ${response.status}`;
}

function renderHeaders(fields: HeaderFields): string[] {
  const entries = fields instanceof Headers ? [...fields] : Object.entries(fields);
  return entries.map(([name, value]) => {
    const title = name.replace(/\b[a-z]/g, (letter) => letter.toUpperCase());
    return styleText("dim", `${title}: ${name === "authorization" ? "Bearer ***" : value}`);
  });
}

/** The bytes as text, broken into lines that fit, where possible in front of a new member; nothing else is changed. */
function renderBody(body: Uint8Array): string[] {
  const lines: string[] = [];
  let rest = new TextDecoder().decode(body);
  while (rest.length > width) {
    const start = rest.slice(0, width + 1);
    const gap = Math.max(
      ...[/(?<=>)</g, /(?<=,)"/g, /&(?!\w+;)/g, /(?<= )/g].map((pattern) => lastMatch(start, pattern)),
    );
    const end = gap > width / 3 ? gap : width;
    lines.push(rest.slice(0, end));
    rest = rest.slice(end);
  }
  return [...lines, rest];
}

function lastMatch(text: string, pattern: RegExp): number {
  return [...text.matchAll(pattern)].at(-1)?.index ?? 0;
}
