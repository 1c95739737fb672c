import { answerTo, isRecord, readBody } from "./answers.ts";
import type { Question } from "./question.ts";

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
    const { started = null, error = null } = isRecord(value) ? value : {};
    const words = started === null ? "" : `: started is ${started}, error is ${JSON.stringify(error)}`;
    return {
      answer: `It gets ${response.status}${words}.`,
      seen: { status: response.status, started, error },
      cases: [id],
    };
  },
};
