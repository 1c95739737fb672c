import { countTexts } from "./count-texts.ts";
import type { Report } from "./report.ts";

/** How many of the planned cases must be judged at least: so many, or a share of them. */
export type MinChecked = { readonly count: number } | { readonly share: number };

export const defaultMinChecked: MinChecked = { share: 0.9 };

/** The cases that were to be sent, and those of them of which something is known. */
export function countJudged({ cases }: Report): { readonly planned: number; readonly judged: number } {
  const planned = cases.filter(({ leftOut, status }) => status !== "refused-for-safety" && leftOut !== true);
  const judged = planned.filter(({ status }) => status !== "not-checked");
  return { planned: planned.length, judged: judged.length };
}

/** What is to be said where too little was judged; undefined where it was enough. */
export function describeTooFew(report: Report, min: MinChecked): string | undefined {
  const { judged, planned } = countJudged(report);
  const needed = "count" in min ? min.count : Math.ceil(min.share * planned);
  if (judged >= needed) {
    return undefined;
  }
  const reasons = report.cases.flatMap(({ leftOut, reason, status }) =>
    status === "not-checked" && leftOut !== true && reason !== undefined ? [reason] : [],
  );
  const [most] = countTexts(reasons);
  const why = most === undefined ? "" : `; ${most[1]} times: ${most[0]}`;
  return `only ${judged} of ${planned} cases could be judged, and ${needed} are asked for (--min-checked)${why}`;
}
