import { drawLine, isDynamic, type Terminal, widthOf } from "../terminal.ts";

/** A line at the bottom of a terminal that is written over. */
export interface LiveLine {
  readonly clear: () => void;
}

const interval = 100;

/** Draws ten times a second, cut off at the terminal's width; undefined where lines cannot be written over. */
export function createLiveLine(
  { stderr, env }: Terminal,
  render: (tick: number, width: number) => string,
): LiveLine | undefined {
  if (!isDynamic(stderr, env)) return undefined;
  let tick = 0;
  const draw = () => {
    const width = widthOf(stderr) - 1;
    drawLine(stderr, render(tick, width).slice(0, width));
    tick += 1;
  };
  draw();
  const timer = setInterval(draw, interval);
  timer.unref();
  return {
    clear() {
      clearInterval(timer);
      drawLine(stderr, "");
    },
  };
}
