import type { Question } from "../../observations/question.ts";
import { answerTo, isRecord, readBody } from "./answers.ts";

const id = "requestToken/password";

export const tokenMembers: Question = {
  id: "token-members",
  question: "Which members does a token come with, and how long is it good?",
  pointer: "/components/schemas/tokenResponse",
  observe: (cases, contract) => {
    const response = answerTo(cases, id);
    const value = response?.status === 200 ? readBody(contract, "tokenResponse", response) : undefined;
    if (!isRecord(value)) {
      return undefined;
    }
    const members = Object.keys(value);
    const seconds = value["expires_in"] ?? null;
    return {
      answer: `${members.join(", ")}; it is good for ${seconds} seconds.`,
      seen: { members, expires_in: seconds },
      cases: [id],
    };
  },
};
