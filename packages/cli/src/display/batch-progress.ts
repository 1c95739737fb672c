import type { Context } from "../context.ts";
import { note } from "../context.ts";
import { describeDuration } from "../duration.ts";
import type { RowResult } from "../many/row-result.ts";
import { bar } from "./bar.ts";
import { createLiveLine } from "./live-line.ts";

export interface BatchProgress {
  readonly begin: () => void;
  readonly end: (result: RowResult) => void;
  readonly stop: () => void;
}

const silent: BatchProgress = { begin() {}, end() {}, stop() {} };

/** Shows how many rows have ended: a bar in a terminal, a line for each tenth elsewhere. */
export function showBatch(context: Context, { total, before }: { total: number; before: number }): BatchProgress {
  if (context.values["quiet"] === true || context.values["json"] === true) return silent;
  const start = performance.now();
  let running = 0;
  let ended = before;
  let bad = 0;
  const describe = () => {
    const trouble = bad === 0 ? "" : `, ${bad} not well`;
    return `${ended} of ${total} ended, ${running} running${trouble}`;
  };
  const live = createLiveLine(context.terminal, (tick, width) => {
    const drawn = bar(total === 0 ? 1 : ended / total, tick, width < 60 ? 10 : 24);
    return `${drawn} ${describe()}, ${describeDuration(performance.now() - start)}`;
  });
  const tenth = () => Math.floor((10 * ended) / total);
  return {
    begin() {
      running += 1;
    },
    end({ outcome }) {
      const last = tenth();
      running -= 1;
      ended += 1;
      if (outcome !== "succeeded") bad += 1;
      if (live === undefined && tenth() > last) note(context, describe());
    },
    stop: () => live?.clear(),
  };
}
