import type { Question } from "../../observations/question.ts";
import { answerTo, isRecord, readBody } from "./answers.ts";

/** A start without its runID tells most; where no start may be sent, a body that is cut off tells something. */
const tellingCases = ["executeJobAsync/application-json/missing-runID", "executeJobAsync/application-json/malformed"];

export const validation: Question = {
  id: "validation",
  question: "Does the server refuse a start that breaks a rule?",
  pointer: "/components/responses/InvalidRequest",
  observe: (cases, contract) => {
    const id = tellingCases.find((each) => answerTo(cases, each) !== undefined);
    const response = id === undefined ? undefined : answerTo(cases, id);
    if (id === undefined || response === undefined) {
      return undefined;
    }
    const { status } = response;
    const error = readBody(contract, "Error", response);
    const isRefused = isRecord(error) && "ModelState" in error;
    const what = id === tellingCases[0] ? "A start without its runID" : "A body that is cut off";
    return {
      answer: `${what} gets ${status}: ${isRefused ? "it is refused" : meaningOf(status)}.`,
      seen: { case: id, status },
      cases: [id],
    };
  },
};

function meaningOf(status: number): string {
  if (status === 400) {
    return "it is refused";
  }
  return status === 200 ? "nothing is checked" : "nothing is checked, and something fails later";
}
