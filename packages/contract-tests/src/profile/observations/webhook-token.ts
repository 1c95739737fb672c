import type { Question } from "../../observations/question.ts";
import { answerTo } from "./answers.ts";

const id = "postWebhook/no-token";

export const webhookToken: Question = {
  id: "webhook-token",
  question: "Does a start by Webhook need a token?",
  pointer: "/paths/~1v1~1Webhook/post/security",
  observe: (cases) => {
    const status = answerTo(cases, id)?.status;
    if (status === undefined) {
      return undefined;
    }
    return { answer: `Without a token it gets ${status}: ${meaningOf(status)}.`, seen: { status }, cases: [id] };
  },
};

function meaningOf(status: number): string {
  if (status === 401 || status === 403) {
    return "it needs one";
  }
  return status === 200 ? "it needs none" : "that says neither";
}
