import type { Question } from "../../observations/question.ts";
import { isRecord, readBody } from "./answers.ts";

export const runningResults: Question = {
  id: "running-results",
  question: "What do Results give while a job runs?",
  pointer: "/paths/~1v1~1Results~1{id}/get/responses",
  observe: (cases, contract) => {
    const polled = cases.filter(({ polls }) => polls !== undefined);
    const seen = polled.flatMap(({ polls = [] }) =>
      polls.map(({ response }) => {
        const rows = response.status === 200 ? readBody(contract, "ArrayOfresultsResponse", response) : undefined;
        const words = (Array.isArray(rows) ? rows : []).map((row: unknown) => (isRecord(row) ? row["status"] : null));
        return { status: response.status, rows: Array.isArray(rows) ? rows.length : null, words };
      }),
    );
    const different = [...new Map(seen.map((each) => [JSON.stringify(each), each])).values()];
    return different.length === 0
      ? undefined
      : {
          answer: `${different.map(describe).join(", or ")}.`,
          seen: different,
          cases: polled.map(({ id }) => id).slice(0, 3),
        };
  },
};

function describe({ status, rows, words }: { status: number; rows: number | null; words: readonly unknown[] }): string {
  if (rows === null) {
    return `${status} ${status === 200 ? "without a list" : "and no rows"}`;
  }
  return rows === 0 ? `${status} with no rows` : `${status} with the status ${words.map(String).join(", ")}`;
}
