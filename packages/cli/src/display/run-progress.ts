import type { ResultsResponse, Run } from "@starfish-api/client";
import { type Context, note } from "../context.ts";
import { describeDuration } from "../duration.ts";
import { bar } from "./bar.ts";
import { createLiveLine } from "./live-line.ts";
import { shareOf, statusesOf } from "./rows.ts";

/** Shows how a run is getting on: a bar in a terminal, a line for each change elsewhere. Gives what ends that. */
export function showRun(context: Context, run: Run): () => void {
  if (context.values["quiet"] === true || context.values["json"] === true) return () => {};
  const begin = performance.now();
  let rows: readonly ResultsResponse[] = [];
  const live = createLiveLine(context.terminal, (tick, width) => {
    const share = shareOf(rows);
    const drawn = bar(share && share.done / share.total, tick, width < 60 ? 10 : 24);
    return `${drawn} ${describe(run, rows)}, ${describeDuration(performance.now() - begin)}  (run ${run.runID})`;
  });
  let last = "";
  const tell = () => {
    const text = `run ${run.runID}: ${describe(run, rows)}`;
    if (live === undefined && text !== last && run.state !== "succeeded" && run.state !== "failed") note(context, text);
    last = text;
  };
  tell();
  run.started.then(tell, () => {});
  const forget = run.onProgress((progress) => {
    rows = progress.rows;
    tell();
  });
  return () => {
    forget();
    live?.clear();
  };
}

function describe({ state }: Run, rows: readonly ResultsResponse[]): string {
  if (rows.length === 0)
    return { starting: "is being started", unknown: "not known to the server yet" }[state as string] ?? "started";
  const share = shareOf(rows);
  return share === undefined ? statusesOf(rows) : `${statusesOf(rows)}, ${share.done} of ${share.total} rows`;
}
