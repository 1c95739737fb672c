import { readParameter } from "../spec/parameters/parameter-value.ts";
import { writeParameter } from "../spec/parameters/write-parameter.ts";
import type { Contract, Issue, Operation, Parameter } from "../types.ts";
import { type Edge, edgesOf } from "../values/edges.ts";
import { createCall, parameterValues } from "./call.ts";
import { answerTypesOf, controlOf } from "./call-cases.ts";
import { type Case, type CaseContext, slug } from "./case.ts";
import { answeredWith, isHint, refusedBy, refusesControl, takenStatuses } from "./expected-status.ts";
import { makeBody } from "./right-bodies.ts";

/** Longer addresses are refused by much that stands before a server. */
const maxLength = 1500;

/** Each parameter at and beside the edges of what its schema allows, and each required one missing. */
export function parameterCases(context: CaseContext, operation: Operation): Case[] {
  const values = parameterValues(context, operation, operation.request === undefined);
  const [mediaType] = Object.keys(operation.request?.mediaTypes ?? {});
  const body = mediaType === undefined ? undefined : makeBody(context, operation, mediaType, 1);
  if (values === undefined || typeof body === "string") {
    return [];
  }
  const call = (name: string, title: string, changed: ReadonlyMap<Parameter, unknown>) =>
    createCall(operation, { name, title, accept: answerTypesOf(operation)[0] ?? "", body, values: changed });
  return operation.parameters
    .filter((parameter) => values.has(parameter) || !parameter.required)
    .flatMap((parameter) => {
      const { in: place, name, required } = parameter;
      const edges = distinct(context, parameter, values.get(parameter)).map(({ edge, issues }): Case => {
        const isAllowed = issues.length === 0;
        const changed = new Map(values).set(parameter, edge.value);
        const one = call(
          `${place}-${slug(name)}-${slug(edge.name)}`,
          `${edge.name} in the ${place} parameter ${name} is ${isAllowed ? "taken" : "refused"}.`,
          changed,
        );
        return isAllowed
          ? {
              ...one,
              after: controlOf(operation, mediaType),
              doubt: refusesControl,
              expects: answeredWith(edge.evidence, ...takenStatuses(operation)),
            }
          : { ...one, expects: refusedBy(context.contract, operation, isHint(issues) ? "assumed" : edge.evidence) };
      });
      const others = new Map([...values].filter(([each]) => each !== parameter));
      return required && place !== "path"
        ? [
            ...edges,
            {
              ...call(
                `${place}-${slug(name)}-missing`,
                `Without the ${place} parameter ${name} nothing is done.`,
                others,
              ),
              expects: refusedBy(context.contract, operation, "documented", 404),
            },
          ]
        : edges;
    });
}

/** The edges that can be sent, each text once, and what is wrong with them. */
function distinct(
  { contract, seed }: CaseContext,
  parameter: Parameter,
  usual: unknown,
): { readonly edge: Edge; readonly issues: readonly Issue[] }[] {
  const making = { contract, seed, isFull: true, usesExamples: true };
  const seen = new Set([JSON.stringify(writeParameter(parameter, usual))]);
  return edgesOf(making, parameter.schema, `/${parameter.in}/${parameter.name}`).flatMap((edge) => {
    const key = JSON.stringify(writeParameter(parameter, edge.value));
    if (seen.has(key) || edge.value === null || !isSendable(parameter, edge.value)) {
      return [];
    }
    seen.add(key);
    const issues = readBack(contract, parameter, edge.value);
    const isKnown = issues !== undefined && !(issues.length === 0 && edge.isOffFormat === true);
    return isKnown ? [{ edge, issues }] : [];
  });
}

/** A path loses what is empty, dots alone, and often a slash; a header carries printable ASCII. */
function isSendable({ in: place }: Parameter, value: unknown): boolean {
  const text = typeof value === "object" ? JSON.stringify(value) : String(value);
  if (text.length > maxLength || (Array.isArray(value) && value.length === 0)) {
    return false;
  }
  switch (place) {
    case "path":
      return !/^\.*$|[/\\%]/.test(text);
    case "header":
    case "cookie":
      return /^[\x21-\x7e](?:[\x20-\x7e]*[\x21-\x7e])?$/.test(text);
    default:
      return true;
  }
}

/** What the schema has against what a reader finds in the request. Undefined where that cannot be said. */
function readBack(contract: Contract, parameter: Parameter, value: unknown): readonly Issue[] | undefined {
  const texts = Array.isArray(value) ? value.map(String) : typeof value === "object" ? [] : [String(value)];
  const joined = parameter.in === "query" && parameter.explode !== false ? texts : [texts.join(",")];
  const read = readParameter(contract, parameter, joined);
  return read === undefined ? undefined : contract.validateValue(parameter.schema, read);
}
