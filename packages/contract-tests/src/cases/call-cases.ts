import type { Operation } from "../types.ts";
import { createCall, parameterValues } from "./call.ts";
import { type Case, type CaseContext, slug } from "./case.ts";
import { answeredWith, refusesMadeUp, successesOf, takenStatuses } from "./expected-status.ts";
import { exampleBodies, makeBody, type RightBody } from "./right-bodies.ts";

/** The right calls of an operation: every example of its body in each media type, and bodies that are made up. */
export function callCases(context: CaseContext, operation: Operation): Case[] {
  const mediaTypes = Object.keys(operation.request?.mediaTypes ?? {});
  if (mediaTypes.length === 0) {
    return [
      ...answerTypesOf(operation).map((accept) => plainCall(context, operation, "call", false, accept)),
      ...(operation.parameters.some(({ required }) => !required)
        ? [{ ...plainCall(context, operation, "made-1", true, answerTypesOf(operation)[0]), doubt: refusesMadeUp }]
        : []),
    ];
  }
  return [
    ...mediaTypes.flatMap((mediaType) =>
      exampleBodies(context, operation, mediaType).flatMap(({ body, name }) =>
        answerTypesOf(operation).map((accept) =>
          bodyCall(context, operation, ["call", name, body.mediaType, accept], body, accept),
        ),
      ),
    ),
    ...mediaTypes.flatMap((mediaType) =>
      Array.from({ length: Math.max(1, context.examples) }, (_, index) =>
        madeCall(context, operation, mediaType, index + 1),
      ),
    ),
  ];
}

/** The case that values at the edges are compared with. */
export function controlOf(operation: Operation, mediaType?: string): string {
  const isOptional = operation.parameters.some(({ required }) => !required);
  const answer = answerTypesOf(operation)[0] ?? "";
  return mediaType === undefined
    ? `${operation.id}/${isOptional ? nameOf(["made-1", answer]) : nameOf(["call", answer])}`
    : `${operation.id}/${nameOf(["made-1", mediaType])}`;
}

function nameOf(parts: readonly string[]): string {
  return parts
    .filter((part) => part !== "")
    .map(slug)
    .join("-");
}

function plainCall(context: CaseContext, operation: Operation, name: string, isFull: boolean, accept = ""): Case {
  const values = parameterValues(context, operation, isFull);
  return {
    ...createCall(operation, {
      name: nameOf([name, accept]),
      title: `A call of ${operation.id} is answered in ${accept === "" ? "silence" : accept}.`,
      accept,
      values: values ?? new Map(),
    }),
    ...(values === undefined ? { lack: noParameter } : {}),
    expects: answeredWith("documented", ...takenStatuses(operation)),
  };
}

const noParameter = "no value of a required parameter could be made up: an example in the description would be sent";

function bodyCall(
  context: CaseContext,
  operation: Operation,
  parts: readonly string[],
  body: RightBody,
  accept: string,
): Case {
  const values = parameterValues(context, operation, false);
  return {
    ...createCall(operation, {
      name: nameOf(parts),
      title: `A call of ${operation.id} with ${body.mediaType} is answered in ${accept === "" ? "silence" : accept}.`,
      accept,
      body,
      values: values ?? new Map(),
    }),
    ...(values === undefined ? { lack: noParameter } : {}),
    expects: answeredWith("documented", ...takenStatuses(operation)),
  };
}

function madeCall(context: CaseContext, operation: Operation, mediaType: string, number: number): Case {
  const body = makeBody(context, operation, mediaType, number);
  const accept = answerTypesOf(operation)[0] ?? "";
  const isLacking = typeof body === "string";
  const sent = isLacking ? { mediaType, bytes: new Uint8Array() } : body;
  return {
    ...bodyCall(context, operation, [`made-${number}`, mediaType], sent, accept),
    title: `The body ${number} that was made up is taken by ${operation.id} as ${mediaType}.`,
    ...(isLacking ? { lack: body } : {}),
    doubt: refusesMadeUp,
  };
}

/** "" where a good answer has no body. */
export function answerTypesOf(operation: Operation): readonly string[] {
  const good = new Set(successesOf(operation).map(String));
  const answers = Object.entries(operation.responses).filter(
    ([status]) =>
      good.has(status) || (/^[23]XX$/i.test(status) && good.size > 0) || (status === "default" && good.size === 100),
  );
  const mediaTypes = new Map(answers.flatMap(([, response]) => Object.entries(response.mediaTypes)));
  // ASP.NET Core's generators write text/plain beside JSON, and its servers write no object so.
  const written = [...mediaTypes].filter(([name, { isUnread }]) => name !== "text/plain" || isUnread !== true);
  const names = (written.length === 0 ? [...mediaTypes] : written).map(([name]) =>
    // What an Accept has no form for.
    name.includes("*+") ? "*/*" : name,
  );
  return names.length === 0 ? [""] : [...new Set(names)];
}
