import {
  answerMediaType,
  delay,
  isRecord,
  type LimitOptions,
  limitRules,
  type Rule,
  type Rules,
  requestMediaType,
  signal,
  storeRule,
  trueOrFalse,
} from "../options.ts";
import type { Store } from "../store.ts";
import type { AnswerMediaType, RequestMediaType } from "../transport/media.ts";
import { checkEvery, urlRules } from "../webhooks/options.ts";
import type { WaitOptions } from "./run.ts";
import type { FinalStatuses } from "./status.ts";

/** How a run is watched. */
export interface WatchOptions extends LimitOptions, WaitOptions {
  /** The form to ask the Results in. Default: the client's. */
  readonly accept?: AnswerMediaType | undefined;
  /**
   * The wait before the first poll, in milliseconds; each is half as long again as the one before it, but beyond two seconds
   * at most a sixteenth of the time since the first. Default: 500.
   */
  readonly firstPollDelay?: number | undefined;
  /** The longest wait between two polls, in milliseconds. Default: 30,000. */
  readonly longestPollDelay?: number | undefined;
  /**
   * The run is a chain of jobs, whose later ones may have no row yet when the first has ended: its end is believed when
   * two answers in a row say so, the second two seconds after the first. Default: the request's `chainJobs`; for
   * `resumeRun` true, because it cannot be known.
   */
  readonly chainJobs?: boolean | undefined;
  /**
   * For how long the Results are asked for a run of which they know nothing, in milliseconds, before that is a
   * StartUnknownError: for `runJob` after a start that failed in a way that leaves it open, for `resumeRun` from the
   * beginning. Default: 30,000 for `runJob`; for `resumeRun` as long as the deadline, because a server may show nothing
   * of a run before its end.
   */
  readonly inquiry?: number | undefined;
  /**
   * What further words of a status mean, `{ Cancelled: "failed" }` for example. Default: `Complete` and `Failed` alone end a
   * job; `onWarning` is called for any other that does not plainly mean running.
   */
  readonly finalStatuses?: FinalStatuses | undefined;
}

/** Lets the server tell that the run has ended. */
export interface RunWebhook {
  /** Where a handler of `createWebhookHandler` listens; the signed address for the run is made of it. */
  readonly url: string | URL;
  /** The handler's secret; of several, the first signs. */
  readonly secret: string | readonly string[];
  /** The handler's audience. Default: none. */
  readonly audience?: string | undefined;
  /** The handler's store: a delivery that it knows makes the next poll come at once. A store that hangs delays nothing. */
  readonly store: Store;
}

/** How a run is started and watched. */
export interface RunOptions extends WatchOptions {
  /** Sends a signed `webHookURL`, and asks the Results as soon as it was delivered to. Default: polling alone. */
  readonly webhook?: RunWebhook | undefined;
  /** The form of the start's body. Default: the client's. */
  readonly mediaType?: RequestMediaType | undefined;
  /**
   * Ask the Results before anything is sent, and send nothing where they know the run; with `claims`, claim the run too.
   * Default: true for a runID that was derived with `runIDFor` (any UUID of version 5) and, with `claims`, for every runID
   * that is given; false for others.
   */
  readonly askFirst?: boolean | undefined;
  /**
   * Send a start once more where its outcome stays unknown, of this process or of one that claimed the run and died, and the
   * Results were asked for the run at last and knew nothing. **The job may then run twice.** Default: false, a
   * StartUnknownError.
   */
  readonly resendUnknownStart?: boolean | undefined;
}

export const waitRules: Rules<WaitOptions> = { deadline: delay, signal };

export const watchRules: Rules<WatchOptions> = {
  ...waitRules,
  accept: answerMediaType,
  firstPollDelay: delay,
  longestPollDelay: delay,
  chainJobs: trueOrFalse,
  inquiry: delay,
  finalStatuses: {
    asks: 'statuses with "succeeded" or "failed"',
    isMet: (value) => isRecord(value) && Object.values(value).every(isVerdict),
  },
  ...limitRules,
};

const webhookRules: Rules<RunWebhook> = {
  url: urlRules.url,
  secret: urlRules.secret,
  audience: urlRules.audience,
  store: { ...storeRule, isRequired: true },
};

/** Before anything is sent; what is wrong in it is thrown by its own name. */
const webhook: Rule = {
  asks: "{ url, secret, store }",
  isMet(value) {
    if (Object(value) !== value) return false;
    checkEvery(value as RunWebhook, webhookRules, "webhook");
    return true;
  },
  isSecret: true,
};

export const runRules: Rules<RunOptions> = {
  webhook,
  mediaType: requestMediaType,
  askFirst: trueOrFalse,
  resendUnknownStart: trueOrFalse,
  ...watchRules,
};

function isVerdict(value: unknown): boolean {
  return value === "succeeded" || value === "failed";
}

/** Whether a runID has the shape of a UUID of version 5, as `runIDFor` makes them. */
export function isDerived(runID: string): boolean {
  return /^.{8}-.{4}-5.{3}-[89ab].{3}-.{12}$/i.test(runID);
}
