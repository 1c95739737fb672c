import { responseOf } from "../spec/match-operation.ts";
import type { Contract } from "../types.ts";
import { makeValidValue } from "../values/valid-value.ts";
import type { AskPrism, PrismAnswer, PrismQuestion } from "./prism.ts";

/** As many values are made up before the mock takes one that its own schema does not allow. */
const maxAttempts = 5;

/**
 * Prism's answer. Where the description has no example, Prism puts one together without minding every rule: what the
 * schema does not allow is made up again, in the end by the kit itself.
 */
export async function soundAnswer(
  contract: Contract,
  askPrism: AskPrism,
  question: PrismQuestion,
): Promise<PrismAnswer> {
  const first = await askPrism(question);
  const described = Object.values(responseOf(question.operation, first.status)?.mediaTypes ?? {});
  const schema = described.find((mediaType) => mediaType.schema !== undefined)?.schema;
  const hasExample = described.some(({ examples }) => Object.keys(examples).length > 0);
  if (schema === undefined || first.value === undefined || hasExample) {
    return first;
  }
  const isSound = ({ value }: PrismAnswer): boolean => contract.validateValue(schema, value, "response").length === 0;
  let answer = first;
  for (let attempt = 1; attempt <= maxAttempts && !isSound(answer); attempt++) {
    const seed = `${question.seed ?? "mock"} ${attempt}`;
    answer = await askPrism({ ...question, code: first.status, isRefusal: true, dynamic: true, seed });
  }
  if (isSound(answer)) {
    return answer;
  }
  const made = makeValidValue(contract, schema, 1, question.operation.id, "response");
  return made === undefined ? first : { ...first, value: made.value };
}
