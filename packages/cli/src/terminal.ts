import type { Clock, Fetch } from "@starfish-api/client";

/** Where text is written. */
export interface Output {
  readonly write: (text: string) => unknown;
  readonly isTTY?: boolean | undefined;
  readonly columns?: number | undefined;
}

/** Where text is read, and what is asked for without an echo. */
export interface Input extends AsyncIterable<Uint8Array | string> {
  readonly isTTY?: boolean | undefined;
  readonly setRawMode?: ((isRaw: boolean) => unknown) | undefined;
}

/** By Ctrl-C, by whoever ends processes, or because nobody takes what is written any more. */
export type Interruption = "SIGINT" | "SIGTERM" | "SIGPIPE";

/** All that the command touches of the process that it runs in. */
export interface Terminal {
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly stdin: Input;
  readonly stdout: Output;
  readonly stderr: Output;
  /** Calls the listener for each, which then does not end the process by itself. Returns what stops that. */
  readonly onInterrupt: (listener: (signal: Interruption) => void) => () => void;
  /** Default: the global one, through the proxy that the environment names. */
  readonly fetch?: Fetch;
  /** Default: the system's. */
  readonly clock?: Clock;
}

/** Whether colour is wanted there: https://no-color.org. */
export function hasColor(output: Output, env: Terminal["env"]): boolean {
  return isDynamic(output, env) && !env["NO_COLOR"];
}

/** Whether a line can be written over. */
export function isDynamic(output: Output, env: Terminal["env"]): boolean {
  return output.isTTY === true && env["TERM"] !== "dumb";
}

const clearLine = "\r\u001b[2K";

/** What is drawn at the bottom of an output, and written over. */
const drawn = new WeakSet<Output>();

/** Draws a line over the one that was drawn before; an empty one clears it. */
export function drawLine(output: Output, line: string): void {
  output.write(clearLine + line);
  if (line === "") drawn.delete(output);
  else drawn.add(output);
}

/** Writes a line that stays; what is drawn moves down with its next drawing. */
export function writeLine(output: Output, line: string): void {
  if (drawn.has(output)) drawLine(output, "");
  output.write(`${line}\n`);
}

/** Characters in a line; 80 where nobody knows. */
export function widthOf({ columns }: Output): number {
  return columns !== undefined && columns > 0 ? columns : 80;
}
