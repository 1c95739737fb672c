import type { Question } from "../../observations/question.ts";
import { duplicateRunID } from "./duplicate-run-id.ts";
import { execJobResponse } from "./exec-job-response.ts";
import { parameterName } from "./parameter-name.ts";
import { runningResults } from "./running-results.ts";
import { statusWords } from "./status-words.ts";
import { timeForm } from "./time-form.ts";
import { tokenMembers } from "./token-members.ts";
import { unknownRun } from "./unknown-run.ts";
import { validation } from "./validation.ts";
import { webhookHeaders } from "./webhook-headers.ts";
import { webhookToken } from "./webhook-token.ts";

/** Everything that nobody knows of the vendor's server and that a run can show. */
export const questions: readonly Question[] = [
  validation,
  parameterName,
  duplicateRunID,
  unknownRun,
  runningResults,
  statusWords,
  timeForm("start-time-form", "startTime", "What form does the startTime of a row have, and does it carry an offset?"),
  timeForm("run-time-form", "runTime", "What form does the runTime of a row have?"),
  execJobResponse,
  webhookHeaders,
  webhookToken,
  tokenMembers,
];
