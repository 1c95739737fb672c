import type { Question } from "../../observations/question.ts";
import { isRecord, type Member, readBody, wordsOf } from "./answers.ts";

export const parameterName: Question = {
  id: "parameter-name",
  question: "What is the name of the parameter in front of the members of ModelState?",
  pointer: "/components/schemas/Error/properties/ModelState",
  observe: (cases, contract) => {
    const names = cases.flatMap(({ id, exchange }): Member[] => {
      const error = exchange?.response.status === 400 ? readBody(contract, "Error", exchange.response) : undefined;
      const state = isRecord(error) ? error["ModelState"] : undefined;
      return Object.keys(isRecord(state) ? state : {}).flatMap((key) => {
        const [parameter = "", ...member] = key.split(".");
        return member.length === 0 ? [] : [{ value: parameter, case: id }];
      });
    });
    const words = wordsOf(names);
    return words.length === 0
      ? undefined
      : { answer: `It is ${words.join(", ")}.`, seen: words, cases: names.slice(0, 1).map((each) => each.case) };
  },
};
