import { readValue } from "../../body/read-value.ts";
import { UnreadableBodyError } from "../../errors.ts";
import type { CaseReport, ReportedExchange, ReportedMessage } from "../../report/report.ts";
import type { Contract } from "../../types.ts";

/** One member of an answer, and the case that it was in. */
export interface Member {
  readonly value: unknown;
  readonly case: string;
}

/** The answer to a case, if it was sent and answered. */
export function answerTo(cases: readonly CaseReport[], id: string): ReportedExchange["response"] | undefined {
  const response = cases.find((each) => each.id === id)?.exchange?.response;
  return response?.status === 0 ? undefined : response;
}

/** The value of a body; undefined where it cannot be read, which is for the checks to say. */
export function readBody(contract: Contract, schema: string, message: ReportedMessage): unknown {
  const contentType = message.headers.find(([name]) => name === "content-type")?.[1] ?? "";
  const bytes = new Uint8Array(Buffer.from(message.body, "base64"));
  try {
    return bytes.length === 0 ? undefined : readValue(contract, schema, contentType, bytes);
  } catch (cause) {
    if (cause instanceof UnreadableBodyError) {
      return undefined;
    }
    throw cause;
  }
}

/** The rows of every answer of Results that was 200; `polls` are the answers before the last. */
export function rowsOf(contract: Contract, cases: readonly CaseReport[], which: "all" | "polls"): Member[] {
  return cases
    .filter(({ operation }) => operation === "getResults")
    .flatMap(({ id, exchange, polls = [] }) =>
      [...polls, ...(which === "all" && exchange !== undefined ? [exchange] : [])]
        .filter(({ response }) => response.status === 200)
        .map(({ response }) => readBody(contract, "ArrayOfresultsResponse", response))
        .flatMap((rows) => (Array.isArray(rows) ? rows : []))
        .map((value: unknown) => ({ value, case: id })),
    );
}

/** One member of every object that has it and in which it is not null. */
export function membersOf(objects: readonly Member[], name: string): Member[] {
  return objects.flatMap(({ value, case: id }) => {
    const member = isRecord(value) ? value[name] : undefined;
    return member === undefined || member === null ? [] : [{ value: member, case: id }];
  });
}

/** The different texts among some members, in the order of the alphabet. */
export function wordsOf(members: readonly Member[]): string[] {
  return [...new Set(members.map(({ value }) => String(value)))].sort();
}

/** The ids of the cases of some members. */
export function casesOf(members: readonly Member[]): string[] {
  return [...new Set(members.map((each) => each.case))];
}

/** A text with # for every digit, so that the form of times can be compared. */
export function formOf(text: string): string {
  return text.replaceAll(/\d/g, "#");
}

export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
