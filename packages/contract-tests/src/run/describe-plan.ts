import type { Case } from "../cases/case.ts";
import { describeProbeJob } from "../profile/probe-job.ts";
import { addressOf, callerOf, isLocal, rateOf, refusalToStart, type Target } from "./target.ts";

/** What a run is about to do to a server, for whoever has to agree to it. */
export function describePlan(target: Target, cases: readonly Case[]): string {
  const refusal = refusalToStart(target);
  const starts = cases.filter(({ effect }) => effect === "start").length;
  const sent = refusal === undefined ? cases.length : cases.length - starts;
  const rate = rateOf(target);
  const { allowOversize = false, probe } = target;
  const pace =
    rate === undefined
      ? "as fast as it answers"
      : `at most ${rate} requests a second, so about ${Math.ceil(sent / rate)} s`;
  return [
    `The plan for ${addressOf(target)}`,
    `  cases      ${sent} of ${cases.length} are sent, ${pace}`,
    ...(refusal === undefined ? [] : [`  left out   ${starts}, for ${refusal}`]),
    ...(refusal === undefined && probe !== undefined && !isLocal(target)
      ? [`  starts     up to ${starts} runs of ${describeProbeJob(probe)}`]
      : []),
    `  caller     ${callerOf(target)}`,
    ...(allowOversize ? ["  oversize   bodies of more than 4 MiB are sent"] : []),
  ].join("\n");
}
