import type { Question } from "../../observations/question.ts";
import { casesOf, isRecord, type Member } from "./answers.ts";

/** JSON shows the members as the server declares them; XML would show those of the description only. */
export const execJobResponse: Question = {
  id: "exec-job-response",
  question: "Which members does the answer of ExecuteJob have?",
  pointer: "/components/schemas/execJobResponse",
  observe: (cases) => {
    const answers = cases.flatMap(({ id, exchange, operation }): Member[] => {
      const isEnded = operation === "executeJob" && exchange?.response.status === 200;
      return isEnded && isJson(exchange.response.headers)
        ? [{ value: parse(Buffer.from(exchange.response.body, "base64").toString()), case: id }]
        : [];
    });
    const members = new Map<string, Set<string>>();
    for (const { value } of answers) {
      for (const [name, member] of Object.entries(isRecord(value) ? value : {})) {
        members.set(name, (members.get(name) ?? new Set()).add(typeOf(member)));
      }
    }
    return members.size === 0
      ? undefined
      : {
          answer: `${[...members].map(([name, types]) => `${name} (${[...types].join(" or ")})`).join(", ")}.`,
          seen: Object.fromEntries([...members].map(([name, types]) => [name, [...types]])),
          cases: casesOf(answers).slice(0, 3),
        };
  },
};

function isJson(headers: readonly (readonly [string, string])[]): boolean {
  return headers.some(([name, value]) => name === "content-type" && /\bjson\b/i.test(value));
}

/** Undefined for what is not JSON: the checks say so. */
function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function typeOf(value: unknown): string {
  if (value === null) {
    return "null";
  }
  return Number.isInteger(value) ? "integer" : Array.isArray(value) ? "array" : typeof value;
}
