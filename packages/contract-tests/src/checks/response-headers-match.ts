import type { Check, Subject, Violation } from "../judgement.ts";
import { shapeOf } from "../spec/shape.ts";
import type { HeaderContract } from "../types.ts";
import { readScalar } from "../xml/scalar.ts";
import { notApplicable, toViolation, unlessViolated } from "./ruling.ts";

export const responseHeadersMatch: Check = {
  id: "response-headers-match",
  why: "A caller who goes on by a header, such as the address of what was made, has nothing where it is missing or wrong.",
  fix: "Send every header that the description requires, with a value that its schema allows.",
  blame: "server",
  evidence: "documented",
  yieldsTo: ["unauthorized-has-challenge", "method-not-allowed-has-allow"],
  rule: (subject) => {
    const described = Object.entries(subject.documented?.headers ?? {}).filter(
      ([name]) => !/^content-type$/i.test(name),
    );
    return described.length === 0
      ? notApplicable("the description has no headers for this answer")
      : unlessViolated(described.flatMap(([name, header]) => judgeHeader(subject, name, header)));
  },
};

function judgeHeader(
  { contract, response }: Subject,
  name: string,
  { evidence, required, schema }: HeaderContract,
): Violation[] {
  const text = response.headers.get(name);
  if (text === null) {
    const message = `The header ${name} is missing`;
    return required ? [{ message, expected: name, found: "no such header", ...wordOf(evidence) }] : [];
  }
  const shape = shapeOf(contract, schema);
  if (shape.types.some((type) => type === "array" || type === "object")) {
    return [];
  }
  return contract
    .validateValue(schema, readScalar(shape, "openapi", text))
    .map((issue) => toViolation({ ...issue, message: `${name} ${issue.message}`, ...wordOf(evidence) }));
}

/** What says nothing of its evidence rests on the document. */
function wordOf(evidence: HeaderContract["evidence"]): Pick<Violation, "evidence"> {
  return evidence === "assumed" ? {} : { evidence };
}
