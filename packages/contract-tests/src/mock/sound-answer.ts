import { formatOf } from "../body/media-type.ts";
import { KitError, UnwritableValueError } from "../errors.ts";
import { responseOf } from "../spec/match-operation.ts";
import type { Contract, Operation } from "../types.ts";
import { makeValidValue } from "../values/valid-value.ts";
import { writeXml } from "../xml/write-xml.ts";
import { formOfAnswer } from "./encode-answer.ts";
import type { AskPrism, PrismAnswer, PrismQuestion } from "./prism.ts";

/** As many values are made up before the mock takes one that its own schema does not allow. */
const maxAttempts = 5;

/**
 * Prism's answer. Where the description has no example, Prism puts one together without minding every rule, and knows
 * neither every schema nor that each media type may have its own: what cannot be answered is made up again, in the end by
 * the kit itself.
 */
export async function soundAnswer(
  contract: Contract,
  askPrism: AskPrism,
  question: PrismQuestion,
  request: Headers,
): Promise<PrismAnswer> {
  const { operation } = question;
  const first = await askPrism(question).catch((cause: unknown) => unanswered(question, cause));
  const documented = responseOf(operation, first.status);
  const form = formOfAnswer(documented, request);
  const others = Object.values(documented?.mediaTypes ?? {}).filter(({ examples }) => Object.keys(examples).length > 0);
  const hasExample = others.some(({ schema }) => schema === form?.schema);
  if (form === undefined || first.refusal !== undefined || hasExample) {
    return first;
  }
  const isSound = ({ value }: PrismAnswer): boolean =>
    value !== undefined &&
    contract.validateValue(form.schema, value, "response").length === 0 &&
    (formatOf(form.mediaType) !== "xml" || isWritable(contract, form.schema, value));
  let answer = first;
  for (let attempt = 1; first.value !== undefined && attempt <= maxAttempts && !isSound(answer); attempt++) {
    const seed = `${question.seed ?? "mock"} ${attempt}`;
    const again = { ...question, code: first.status, isRefusal: true, dynamic: true, seed };
    answer = await askPrism(again).catch((cause: unknown) => unanswered(again, cause));
  }
  if (isSound(answer)) {
    return answer;
  }
  const made = makeValidValue(contract, form.schema, 1, operation.id, "response");
  return made === undefined ? first : { ...first, value: made.value };
}

/** What an answer begins with for which Prism has no value. */
function unanswered({ code, example, operation }: PrismQuestion, cause: unknown): PrismAnswer {
  const status = code ?? firstSuccess(operation);
  if (
    !(cause instanceof KitError) ||
    example !== undefined ||
    status === undefined ||
    responseOf(operation, status) === undefined
  ) {
    throw cause;
  }
  return { status, headers: {}, value: undefined };
}

function firstSuccess({ responses }: Operation): number | undefined {
  const [status] = Object.keys(responses).filter((each) => each.startsWith("2") || each === "default");
  return status === undefined ? undefined : Number(/^\d{3}$/.exec(status)?.[0] ?? 200);
}

function isWritable(contract: Contract, schema: string, value: unknown): boolean {
  try {
    writeXml(contract, schema, value);
    return true;
  } catch (cause) {
    if (cause instanceof UnwritableValueError) {
      return false;
    }
    throw cause;
  }
}
