import type { TimeLimits } from "../../src/run/target.ts";
import { hasty } from "./targets.ts";

/** One case of each kind: enough for nearly every fault, and quick. */
const oneOfEach =
  /^requestToken\/(?!oversize)|(?:application-json|application-xml)\/(?:example-onlyRequired|missing-runID|overlong-runID)|method-PUT|no-token|bad-token|run-executeJob(?:Async)?-application-(?:json|xml)|application-(?:json|xml)\/run-start/;

/** The cases that show a fault where one of each kind does not. */
const ownCases: Readonly<Record<string, RegExp>> = {
  "body-limit-of-gateway": /executeJobAsync\/application-json\/size-8-KiB$/,
  firewall: /executeJobAsync\/application-json\/example-everyMember$/,
  "slow-headers": /example-onlyRequired$/,
  "stalled-body": /example-onlyRequired$/,
  "dripping-body": /example-onlyRequired$/,
};

/** These take seconds by their nature. */
const slow = new Set(["slow-headers", "stalled-body", "dripping-body"]);

/** The cases by which a fault is looked for, and how long each may take. */
export function lookFor(fault: string): { readonly wanted: RegExp; readonly timeLimits: Partial<TimeLimits> } {
  return {
    wanted: ownCases[fault] ?? oneOfEach,
    timeLimits: slow.has(fault) ? { answer: 100, run: 100, webhook: 1 } : hasty,
  };
}
