import { formOf } from "../media-type.ts";
import type { Content, Operation, RootType } from "../table.ts";
import type { Location } from "./location.ts";
import { parameterOf } from "./parameter.ts";
import { describedEntries, type FoundOperation, methods, operationsOfItem, pathItem } from "./path-items.ts";
import type { Shapes } from "./shape.ts";
import type { TypeBuilder } from "./types/build-types.ts";

/** A body that is sent or read, in one media type. */
export interface Body {
  readonly mediaType: string;
  readonly type: RootType;
}

/** An operation as the table has it, and the bodies in it. */
export function describeOperation(
  { path, method, location, item }: FoundOperation,
  builder: TypeBuilder,
  parameterShapes: Shapes,
  document: Location,
  extensions: readonly string[],
): { readonly id: string; readonly operation: Operation; readonly content: readonly Body[] } {
  const content: Body[] = [];
  const given = location.fields["operationId"];
  if (given !== undefined && (typeof given !== "string" || given === "")) {
    location.at("operationId").refuse("operationId is a text that is not empty", "Write one in quotes, or take it out");
  }
  const id = typeof given === "string" ? given : `${method} ${path}`;
  const parameters = parametersOf(item, location).map((parameter) => {
    return { ...parameterOf(parameter, parameterShapes), ...keptOf(parameter, extensions) };
  });
  const request = location.has("requestBody") ? bodyAt(location) : undefined;
  const responses = describedEntries(location, "responses").map(([status, response]) => {
    if (!/^(?:[1-5](?:\d\d|XX)|default)$/.test(status)) {
      response.refuse(`${status} is not a status`, "Write a number of three digits, 2XX and the like, or default");
    }
    return [status, { content: contentOf(answerAt(response), builder, content) }] as const;
  });
  content.push(...callbackBodies(location, builder));
  const operation: Operation = {
    method: methods.includes(method) ? method.toUpperCase() : method,
    path,
    ...(parameters.length > 0 && { parameters }),
    security: securityOf(location.has("security") ? location : document),
    ...(request && {
      request: {
        ...(request.flag("required") && { required: true as const }),
        content: contentOf(request, builder, content),
      },
    }),
    responses: Object.fromEntries(responses),
    ...keptOf(location, extensions),
  };
  return { id, operation, content };
}

/** What the server itself sends, and is answered: it is written and read too. */
export function webhookBodies(document: Location, builder: TypeBuilder): readonly Body[] {
  return describedEntries(document, "webhooks").flatMap(([, item]) => calledBodies(pathItem(item), builder));
}

function callbackBodies(operation: Location, builder: TypeBuilder): readonly Body[] {
  return describedEntries(operation, "callbacks").flatMap(([, given]) => {
    const callback = given.resolve().object("a callback", "Write an object of addresses");
    const urls = Object.keys(callback.fields).filter((url) => !url.startsWith("x-"));
    return urls.flatMap((url) => calledBodies(pathItem(callback.at(url)), builder));
  });
}

/** The bodies of a path item that the server calls. */
function calledBodies(item: Location, builder: TypeBuilder): readonly Body[] {
  const bodies: Body[] = [];
  for (const [, operation] of operationsOfItem(item)) {
    const request = operation.has("requestBody") ? [bodyAt(operation)] : [];
    const answers = describedEntries(operation, "responses").map(([, answer]) => answerAt(answer));
    for (const described of [...request, ...answers]) contentOf(described, builder, bodies);
  }
  return bodies;
}

/** The parameters of an operation: its own, and those of its path that it does not replace. */
function parametersOf(item: Location, operation: Location): Location[] {
  const found = new Map<string, Location>();
  for (const holder of [item, operation]) {
    const own = new Map<string, Location>();
    for (const given of holder.items("parameters")) {
      const parameter = given.resolve();
      const { in: place, name } = parameter.fields;
      const key = `${place} ${name}`;
      if (own.has(key)) given.refuse(`the parameter ${name} stands twice in the ${place}`, "Describe it once");
      own.set(key, parameter);
    }
    for (const [key, parameter] of own) found.set(key, parameter);
  }
  return [...found.values()];
}

/** The extensions of a place that are to be kept. */
function keptOf(location: Location, extensions: readonly string[]): { extensions?: Readonly<Record<string, unknown>> } {
  const kept = extensions.filter((key) => location.has(key)).map((key) => [key, location.fields[key]]);
  return kept.length === 0 ? {} : { extensions: Object.fromEntries(kept) };
}

function securityOf(location: Location): Operation["security"] {
  const requirements = location.items("security").map((requirement) => {
    return requirement.object("a security requirement", "Write the name of a scheme, and a list of scopes");
  });
  if (requirements.length === 0) return "none";
  return requirements.some(({ fields }) => Object.keys(fields).length === 0) ? "optional" : "required";
}

const bodyAt = (operation: Location): Location =>
  operation.at("requestBody").resolve().object("a request body", "Write an object with content");

const answerAt = (given: Location): Location =>
  given.resolve().object("an answer", "Write an object with a description");

/** What a request or an answer may consist of. */
function contentOf(location: Location, builder: TypeBuilder, bodies: Body[]): Content {
  const content: Record<string, RootType | null> = {};
  for (const [given, described] of location.entries("content")) {
    const mediaType = (given.split(";", 1)[0] ?? "").trim().toLowerCase();
    if (!/^[^\s/]+\/[^\s/]+$/.test(mediaType)) {
      described.refuse(`${given} is not a media type`, "Write one, such as application/json");
    }
    const type = typeOf(
      mediaType,
      described.resolve().object("what a media type holds", "Write an object with schema"),
    );
    if (Object.hasOwn(content, mediaType) && JSON.stringify(content[mediaType]) !== JSON.stringify(type)) {
      const remedy = "Describe it once: parameters such as charset do not tell bodies apart";
      described.refuse(`${mediaType} is described twice, as different types`, remedy);
    }
    content[mediaType] = type;
  }
  return content;

  function typeOf(mediaType: string, described: Location): RootType | null {
    const isCarried = (formOf(mediaType) !== undefined || isRange(mediaType)) && described.has("schema");
    if (!isCarried) return null;
    const type = builder.body(described.at("schema"));
    // Any value in any media type: those are bytes.
    if (isRange(mediaType) && type.kind === "any") return null;
    bodies.push({ mediaType, type });
    return type;
  }
}

/** Whether a media type stands for several, of which some may have a codec. */
export const isRange = (mediaType: string): boolean => mediaType.endsWith("/*");
