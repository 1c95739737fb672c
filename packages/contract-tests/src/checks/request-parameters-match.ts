import type { Check, Subject, Violation } from "../judgement.ts";
import { parameterTexts } from "../spec/parameters/parameter-texts.ts";
import { readParameter } from "../spec/parameters/parameter-value.ts";
import { isWebApi } from "../spec/web-api.ts";
import type { Parameter } from "../types.ts";
import { notApplicable, toViolation, unlessViolated } from "./ruling.ts";

export const requestParametersMatch: Check = {
  id: "request-parameters-match",
  why: "Without its parameters a request finds no operation, or the wrong thing.",
  fix: "Give every required parameter a value that its schema allows.",
  blame: "client",
  evidence: "documented",
  rule: (subject) => {
    const parameters = subject.operation?.parameters ?? [];
    return parameters.length === 0
      ? notApplicable("the operation takes no parameters")
      : unlessViolated(parameters.flatMap((parameter) => judgeParameter(subject, parameter)));
  },
};

function judgeParameter(subject: Subject, parameter: Parameter): Violation[] {
  const { match, request, url } = subject;
  const places = { url, headers: request.headers, pathParameters: match.pathParameters };
  const texts = parameterTexts(subject.contract, parameter, places);
  const { name, evidence } = parameter;
  const value = readParameter(subject.contract, parameter, texts);
  if (parameter.in === "path" && isWebApi(subject.contract)) {
    const rival = [...subject.url.searchParams].find(([key]) => key.toLowerCase() === name.toLowerCase());
    if (rival !== undefined) {
      const message = `The query's ${name} wins over the path's`;
      return [{ message, expected: `no ${name} in the query`, found: rival.join("="), evidence: "observed" }];
    }
  }
  if (texts.length === 0) {
    const message = `The ${parameter.in} parameter ${name} is missing`;
    return parameter.required ? [{ message, expected: name, found: "nothing", evidence }] : [];
  }
  if (value === undefined) {
    return [];
  }
  return subject.contract
    .validateValue(parameter.schema, value)
    .map((issue) => toViolation({ evidence, ...issue, message: `${name} ${issue.message}` }));
}
