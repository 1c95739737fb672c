import type { Question } from "../../observations/question.ts";
import { answerTo, isRecord, readBody } from "./answers.ts";

const id = "executeJobAsync/application-json/duplicate-second";

export const duplicateRunID: Question = {
  id: "duplicate-run-id",
  question: "What does a second start of the same runID do?",
  pointer: "/paths/~1v1~1ExecuteJobAsync/post/responses",
  observe: (cases, contract) => {
    const response = answerTo(cases, id);
    if (response === undefined) {
      return undefined;
    }
    const value = response.status === 200 ? readBody(contract, "execJobAsyncResponse", response) : undefined;
    const { started, error } = isRecord(value) ? value : {};
    const words = isRecord(value) ? `: started is ${quote(started)}, error is ${quote(error)}` : "";
    return {
      answer: `It gets ${response.status}${words}.`,
      seen: { status: response.status, started: started ?? null, error: error ?? null },
      cases: [id],
    };
  },
};

/** As it came: a text that says "true" is not true, and what is absent is not null. */
function quote(member: unknown): string {
  return JSON.stringify(member) ?? "absent";
}
