import type { Variables } from "../../variables.ts";

/** A place for text: standard output or standard error. A terminal has columns; a file or a pipe has none. */
export interface Screen {
  write(text: string): unknown;
  readonly isTTY?: boolean;
  readonly columns?: number;
}

export type Style = "bold" | "dim" | "red" | "green" | "yellow" | "cyan";

const codes: Readonly<Record<Style, string>> = {
  bold: "\u001b[1m",
  dim: "\u001b[2m",
  red: "\u001b[31m",
  green: "\u001b[32m",
  yellow: "\u001b[33m",
  cyan: "\u001b[36m",
};
const reset = "\u001b[0m";

/** Gives a text a style, or leaves it as it is. */
export type Paint = (style: Style, text: string) => string;

/** The place as a file, where its terminal can draw over nothing. */
export function withoutDrawing(screen: Screen, { TERM }: Variables): Screen {
  return TERM === "dumb" ? { write: (text) => screen.write(text) } : screen;
}

/** Colours on a terminal unless NO_COLOR is set, and elsewhere only where FORCE_COLOR is. */
export function createPaint(screen: Screen, variables: Variables): Paint {
  const { FORCE_COLOR: force, NO_COLOR: none } = variables;
  const isTerminal = withoutDrawing(screen, variables).isTTY === true;
  const hasColours = force === undefined ? isTerminal && !none : force !== "0";
  return hasColours ? (style, text) => `${codes[style]}${text}${reset}` : (_, text) => text;
}
