import type { Case } from "../../cases/case.ts";
import { describeProbeJob } from "../../profile/probe-job.ts";
import { countTexts } from "../../report/count-texts.ts";
import { refusalOf, refusalToStart } from "../refuse-for-safety.ts";
import { addressOf, callerOf, isLocal, rateOf, type Target } from "../target.ts";

/** What a run is about to do to a server, for whoever has to agree to it. */
export function describePlan(target: Target, cases: readonly Case[]): string {
  const refusals = countTexts(cases.flatMap((each) => refusalOf(target, each) ?? []));
  const starts = cases.filter(({ effect }) => effect === "start").length;
  const sent = cases.filter((each) => refusalOf(target, each) === undefined).length;
  const rate = rateOf(target);
  const { allowOversize = false, probe } = target;
  const pace =
    rate === undefined
      ? "as fast as it answers"
      : `at most ${rate} requests a second, so about ${Math.ceil(sent / rate)} s`;
  return [
    `The plan for ${addressOf(target)}`,
    `  cases      ${sent} of ${cases.length} are sent, ${pace}`,
    ...refusals.map(([refusal, count]) => `  left out   ${count}, for ${refusal}`),
    ...(starts > 0 && refusalToStart(target) === undefined && probe !== undefined && !isLocal(target)
      ? [`  starts     up to ${starts} runs of ${describeProbeJob(probe)}`]
      : []),
    `  caller     ${callerOf(target)}`,
    ...(allowOversize ? ["  oversize   bodies of more than 4 MiB are sent"] : []),
  ].join("\n");
}
