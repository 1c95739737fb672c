import type { Question } from "../../observations/question.ts";
import { casesOf, membersOf, rowsOf, wordsOf } from "./answers.ts";

export const statusWords: Question = {
  id: "status-words",
  question: "Which words does the status of a row take?",
  pointer: "/components/schemas/resultsResponse/properties/status",
  observe: (cases, contract) => {
    const members = membersOf(rowsOf(contract, cases, "all"), "status");
    const words = wordsOf(members);
    return words.length === 0
      ? undefined
      : { answer: `${words.join(", ")}.`, seen: words, cases: casesOf(members).slice(0, 3) };
  },
};
