import type { Question } from "./question.ts";

export const rateLimit: Question = {
  id: "rate-limit",
  question: "Does the server limit how often it is asked?",
  pointer: "/paths",
  observe: (cases) => {
    const answered = cases.filter(({ exchange }) => exchange !== undefined && exchange.response.status !== 0);
    const limited = answered.filter(({ exchange }) => exchange?.response.status === 429);
    const seen = { answers: answered.length, limited: limited.length };
    const answer =
      limited.length === 0
        ? `None of ${answered.length} answers was 429.`
        : `${limited.length} of ${answered.length} answers were 429.`;
    return answered.length === 0 ? undefined : { answer, seen, cases: limited.map(({ id }) => id).slice(0, 3) };
  },
};
