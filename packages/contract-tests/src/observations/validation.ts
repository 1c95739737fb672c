import { answerTo } from "./answers.ts";
import type { Question } from "./question.ts";

/** A start without its runID tells most; where no start may be sent, a body that is cut off tells something. */
const tellingCases = ["executeJobAsync/application-json/missing-runID", "executeJobAsync/application-json/malformed"];

export const validation: Question = {
  id: "validation",
  question: "Does the server refuse a start that breaks a rule?",
  pointer: "/components/responses/InvalidRequest",
  observe: (cases) => {
    const id = tellingCases.find((each) => answerTo(cases, each) !== undefined);
    const status = id === undefined ? undefined : answerTo(cases, id)?.status;
    if (id === undefined || status === undefined) {
      return undefined;
    }
    const what = id === tellingCases[0] ? "A start without its runID" : "A body that is cut off";
    return { answer: `${what} gets ${status}: ${meaningOf(status)}.`, seen: { case: id, status }, cases: [id] };
  },
};

function meaningOf(status: number): string {
  if (status === 400) {
    return "it is refused";
  }
  return status === 200 ? "nothing is checked" : "nothing is checked, and something fails later";
}
