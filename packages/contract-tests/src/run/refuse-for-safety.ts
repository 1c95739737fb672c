import type { Case } from "../cases/case.ts";
import { isLocal, type Target } from "./target.ts";

/** Whether jobs may be started there, and what is missing where they may not. */
export function refusalToStart(target: Target): string | undefined {
  if (isLocal(target)) {
    return undefined;
  }
  if (target.allowStart !== true) {
    return "it could start a job on a server that is not on this machine: allow it with --allow-start";
  }
  return target.probe === undefined ? "it could start a job, and no probe job is given" : undefined;
}

/** Why a case is not sent there for what it could do, and what allows it. Undefined where it may be sent. */
export function refusalOf(target: Target, { effect }: Pick<Case, "effect">): string | undefined {
  switch (effect) {
    case "start":
      return refusalToStart(target);
    case "change":
      return isLocal(target) || target.allowChange === true
        ? undefined
        : "it could change something on a server that is not on this machine: allow it with --allow-change";
    case "delete":
      return target.allowDelete === true ? undefined : "it could delete something: allow it with --allow-delete";
    default:
      return undefined;
  }
}
