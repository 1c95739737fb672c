import { printable } from "../printable.ts";
import type { ExchangeEvent } from "./events.ts";

/** Writes one line of what the client does. */
export type Log = (line: string) => void;

/** One line on stderr, where there is a console that works. */
export const logLine: Log = (line) => {
  try {
    console.error(`starfish: ${printable(line)}`);
  } catch {
    // A call goes on although a line of it cannot be written.
  }
};

/** One attempt as a line: no header and no body, which could hold secrets. */
export function exchangeLine(event: ExchangeEvent): string {
  const { method, path, runID, number, status, error, durationMilliseconds, requestBytes, responseBytes = 0 } = event;
  const run = runID === undefined ? "" : ` run ${runID}`;
  const outcome = status === undefined ? `failed: ${error}` : `${status}, ${responseBytes} bytes`;
  const took = `${Math.round(durationMilliseconds)} ms`;
  return `${method} ${path}${run} attempt ${number}, ${requestBytes} bytes sent: ${outcome} after ${took}`;
}
