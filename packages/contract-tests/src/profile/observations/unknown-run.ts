import type { Question } from "../../observations/question.ts";
import { answerTo, readBody } from "./answers.ts";

const id = "getResults/unknown-application-json";

export const unknownRun: Question = {
  id: "unknown-run",
  question: "What do Results give for an id that no run has?",
  pointer: "/paths/~1v1~1Results~1{id}/get/responses/404",
  observe: (cases, contract) => {
    const response = answerTo(cases, id);
    if (response === undefined) {
      return undefined;
    }
    const value = readBody(contract, "ArrayOfresultsResponse", response);
    const rows = Array.isArray(value) ? value.length : null;
    const nothing = value === null ? " with null" : "";
    const body = rows === 0 ? " with an empty list" : rows === null ? nothing : ` with ${rows} rows`;
    return { answer: `${response.status}${body}.`, seen: { status: response.status, rows }, cases: [id] };
  },
};
