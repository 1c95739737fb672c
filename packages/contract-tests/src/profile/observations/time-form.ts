import type { Question } from "../../observations/question.ts";
import { casesOf, formOf, membersOf, rowsOf, wordsOf } from "./answers.ts";

/** A question for the form of one member of a row. */
export function timeForm(id: string, member: string, question: string): Question {
  return {
    id,
    question,
    pointer: `/components/schemas/resultsResponse/properties/${member}`,
    observe: (cases, contract) => {
      const members = membersOf(rowsOf(contract, cases, "all"), member);
      const example = members[0]?.value;
      const forms = [...new Set(wordsOf(members).map(formOf))].sort();
      return forms.length === 0
        ? undefined
        : {
            answer: `${forms.slice(0, 5).join(", ")}; for example ${example}.`,
            seen: { forms, example },
            cases: casesOf(members).slice(0, 3),
          };
    },
  };
}
