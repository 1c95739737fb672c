import { decodeText } from "../../body/charset.ts";
import { parseContentType } from "../../body/media-type.ts";
import { UnreadableBodyError } from "../../errors.ts";
import type { ReportedMessage } from "../report.ts";
import { type Markup, markup, nothing } from "./markup.ts";

/** In UTF-16 units; a page with hundreds of bodies has to open on a phone. */
const longestBody = 20_000;

/** A body as text, with what was found in it marked where that is in one place only. */
export function viewBody(message: ReportedMessage, found?: string): Markup {
  const bytes = new Uint8Array(Buffer.from(message.body, "base64"));
  if (bytes.length === 0) {
    return markup`<p class="quiet">no body</p>`;
  }
  const { text, note } = readText(message, bytes);
  const shown = text.slice(0, longestBody);
  const rest = text.length - shown.length;
  const { bodyLength = bytes.length } = message;
  const kept = bodyLength > bytes.length ? markup`, of which the first ${bytes.length} were kept` : nothing;
  return markup`<pre>${markFound(shown, found)}</pre><p class="quiet">${bodyLength} bytes${kept}${note}${
    rest === 0 ? nothing : markup`; ${rest} characters more are not shown`
  }</p>`;
}

function readText(message: ReportedMessage, bytes: Uint8Array): { text: string; note: string } {
  const contentType = message.headers.find(([name]) => name === "content-type")?.[1];
  try {
    return { text: decodeText(bytes, parseContentType(contentType)?.charset), note: "" };
  } catch (cause) {
    if (cause instanceof UnreadableBodyError) {
      return {
        text: Buffer.from(bytes).toString("latin1"),
        note: `; ${cause.message}: each byte is shown as a character`,
      };
    }
    throw cause;
  }
}

function markFound(text: string, found: string | undefined): Markup {
  const place = found === undefined ? undefined : findPlace(text, found);
  return place === undefined
    ? markup`${text}`
    : markup`${text.slice(0, place.start)}<mark>${text.slice(place.start, place.end)}</mark>${text.slice(place.end)}`;
}

/** Where a finding's text stands: as it is, or cut off with an ellipsis. Undefined unless it is there exactly once. */
function findPlace(text: string, found: string): { start: number; end: number } | undefined {
  const sought = found.replace(/…$/, "");
  const start = sought === "" ? -1 : text.indexOf(sought);
  return start === -1 || text.includes(sought, start + 1) ? undefined : { start, end: start + sought.length };
}
