import type { JudgedCase } from "../../run/judge-case.ts";
import { printable } from "../printable.ts";
import type { Paint, Screen } from "./paint.ts";

/** Shows how far a run is. */
export interface Progress {
  add(judged: JudgedCase, total: number): void;
  /** Takes the line away that was drawn over and over. */
  end(): void;
}

const barWidth = 24;
/** Milliseconds between two drawings. */
const drawInterval = 80;

/**
 * A line that is drawn over and over on a terminal; elsewhere a line for each quarter, for what failed
 * is shown by its causes.
 *
 * @param now - Milliseconds since any moment.
 */
export function createProgress(screen: Screen, paint: Paint, now: () => number): Progress {
  let done = 0;
  let failed = 0;
  let drawn = Number.NEGATIVE_INFINITY;
  return {
    add: ({ report }, total) => {
      done += 1;
      failed += report.status === "failed" ? 1 : 0;
      const count = `${done}/${total} cases, ${failed === 0 ? "none" : failed} failed`;
      if (screen.isTTY !== true) {
        if (Math.floor((4 * done) / total) > Math.floor((4 * (done - 1)) / total)) {
          screen.write(`${count}\n`);
        }
      } else if (now() - drawn >= drawInterval) {
        drawn = now();
        const filled = Math.round((barWidth * done) / total);
        const bar = `${"━".repeat(filled)}${paint("dim", "━".repeat(barWidth - filled))}`;
        const room = (screen.columns ?? 80) - barWidth - count.length - 6;
        const id = room > 10 ? printable(report.id).slice(0, room) : "";
        screen.write(`\r\u001b[2K${paint(failed === 0 ? "green" : "red", bar)} ${count}  ${paint("dim", id)}`);
      }
    },
    end: () => {
      if (screen.isTTY === true && done > 0) {
        screen.write("\r\u001b[2K");
      }
    },
  };
}
