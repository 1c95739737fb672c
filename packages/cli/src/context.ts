import type { Values } from "./arguments/parse.ts";
import { type Terminal, writeLine } from "./terminal.ts";

/** What a command is given. */
export interface Context {
  readonly terminal: Terminal;
  readonly values: Values;
  readonly operands: readonly string[];
  /** Aborts at Ctrl-C. */
  readonly signal: AbortSignal;
}

/** A line for people, which is not a result. */
export function note({ terminal }: Pick<Context, "terminal">, text: string): void {
  writeLine(terminal.stderr, `starfish: ${text}`);
}

/** What the command was asked for. */
export function print({ terminal }: Pick<Context, "terminal">, text: string): void {
  writeLine(terminal.stdout, text);
}

export function printJson(context: Pick<Context, "terminal">, value: unknown): void {
  print(context, JSON.stringify(value, undefined, 2));
}
