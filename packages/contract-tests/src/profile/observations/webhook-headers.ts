import type { Question } from "../../observations/question.ts";

/** What any HTTP client must send says nothing. */
const ordinary = new Set(["host", "connection", "content-length", "transfer-encoding"]);

export const webhookHeaders: Question = {
  id: "webhook-headers",
  question: "Which headers does a webhook carry?",
  pointer: "/paths/~1v1~1ExecuteJobAsync/post/callbacks/runEnded/{$request.body#~1webHookURL}/post",
  observe: (cases) => {
    const told = cases.filter(({ webhooks = [] }) => webhooks.length > 0);
    const headers = told.flatMap(({ webhooks = [] }) => webhooks.flatMap((each) => each.headers));
    const seen = Object.fromEntries(headers.filter(([name]) => !ordinary.has(name)));
    return told.length === 0
      ? undefined
      : {
          answer: `${Object.entries(seen)
            .map(([name, value]) => `${name}: ${value}`)
            .join("; ")}.`,
          seen,
          cases: told.map(({ id }) => id).slice(0, 3),
        };
  },
};
