import type { Member, Operation, Parameter, RootType } from "@starfish-api/openapi-codec";
import { startsJob } from "./contract.ts";
import { InvalidOptionError } from "./errors.ts";
import { table } from "./generated/table.ts";
import { checkOptions, type Rule, type Rules, text } from "./options.ts";
import { flawOfRunID } from "./run-id.ts";
import { charsetOf } from "./transport/media.ts";
import { isPathText, pathTextAsks } from "./transport/path-text.ts";
import type { Message } from "./transport/request.ts";
import type { Bytes } from "./transport/send.ts";

/** Where an operation's method is given what: the same rule as in `openapi/scripts/client-operations.js`, for the types. */
function placesOf({ parameters = [], request }: Operation) {
  const [only, ...others] = parameters.filter(({ required }) => required);
  const body = request && Object.values(request.content).find((type) => type !== null);
  const bodyAlone = only === undefined ? body : undefined;
  const alone = request === undefined && others.length === 0 ? only : undefined;
  const beside = bodyAlone || alone ? parameters.filter(({ required }) => !required) : [];
  return { body, bodyAlone, alone, beside };
}

/** Whether there are optional parameters beside what a method is given as it is: they are an option of the call. */
export const hasParametersBeside = (operation: Operation): boolean => placesOf(operation).beside.length > 0;

/**
 * What a method was given, as a message, and the run that it names. The one parameter that must be given is given as it is,
 * a body without such parameters too; optional ones are `beside`, so that no call has to change for one more. Throws
 * InvalidOptionError.
 */
export function inputOf(
  id: string,
  operation: Operation,
  input: unknown,
  beside: Readonly<Record<string, unknown>> = {},
): Message & { readonly runID?: string | undefined } {
  const places = placesOf(operation);
  checkOptions(beside, rulesOf(places.beside), `the parameters of ${id}`);
  const { body, bodyAlone, alone } = places;
  if (bodyAlone) return { ...bodyInput(operation, bodyAlone, input), ...parametersOf(places.beside, beside) };
  const { parameters = [], request, extensions } = operation;
  const given = alone === undefined ? (input ?? {}) : { ...beside, [nameOf(alone)]: input };
  const bodyName = String(extensions?.["x-body-name"] ?? "body");
  const { contentType, ...values } = { ...missing(parameters), ...given } as Record<string, unknown>;
  checkOptions(
    { ...values, ...(contentType !== undefined && { contentType }) },
    rulesOf(parameters, request && bodyName, body ? undefined : rawBody),
    id,
  );
  checkCharset(values[bodyName], contentType);
  return {
    ...parametersOf(parameters, values),
    ...(request && bodyMessage(body, values[bodyName], (contentType ?? "text/plain; charset=utf-8") as string)),
    runID: values["runID"] as string | undefined,
  };
}

function parametersOf(parameters: readonly Parameter[], values: Readonly<Record<string, unknown>>) {
  refuseLoneSurrogates(values);
  const present = parameters.filter((parameter) => values[nameOf(parameter)] !== undefined);
  return { parameters: new Map(present.map((parameter) => [parameter, values[nameOf(parameter)]])) };
}

/** A request that is wrong, or none, is the codec's to refuse; here it only gets what was left out. */
function bodyInput(operation: Operation, body: RootType, input: unknown) {
  const { members = [] } = body.kind === "ref" ? (table.types[body.to] as { members?: readonly Member[] }) : {};
  const value: Record<string, unknown> = { ...constantsOf(members), ...(input as object) };
  if (!startsJob(operation) || !members.some(({ name }) => name === "runID")) return { value };
  const { runID = crypto.randomUUID() } = value as { readonly runID?: string };
  const flaw = flawOfRunID(runID);
  if (flaw !== undefined) throw new InvalidOptionError(`runID: expected ${flaw}`);
  const { webHookURL = null } = value;
  if (webHookURL !== null && !isWebAddress(webHookURL)) {
    throw new InvalidOptionError("webHookURL: expected an absolute http or https address");
  }
  return { value: { ...value, runID }, runID };
}

function isWebAddress(value: unknown): boolean {
  return typeof value === "string" && URL.canParse(value) && /^https?:$/.test(new URL(value).protocol);
}

/** The required members that can have one value alone. */
function constantsOf(members: readonly Member[]): Record<string, unknown> {
  return Object.fromEntries(
    members.flatMap((member) => {
      const values = member.required && "values" in member ? member.values : undefined;
      return values?.length === 1 ? [[member.name, values[0]]] : [];
    }),
  );
}

function bodyMessage(body: RootType | undefined, value: unknown, contentType: string): Message {
  if (body) return value === undefined ? {} : { value: value as object };
  return { body: (value ?? "") as string | Bytes, contentType };
}

/** Fetch writes every text in UTF-8, whatever its media type says. */
function checkCharset(body: unknown, contentType: unknown): void {
  const charset = charsetOf(String(contentType)) ?? "utf-8";
  if (typeof body !== "string" || /^utf-?8$/i.test(charset)) return;
  throw new InvalidOptionError(
    `contentType: a text is sent in UTF-8, not in ${charset}: leave the charset out, or give bytes`,
  );
}

const nameOf = ({ name, extensions }: Parameter): string => String(extensions?.["x-client-name"] ?? name);

const missing = (parameters: readonly Parameter[]): Record<string, undefined> =>
  Object.fromEntries(parameters.map((parameter) => [nameOf(parameter), undefined]));

function rulesOf(parameters: readonly Parameter[], bodyName?: string, bodyRule?: Rule): Rules<Record<string, unknown>> {
  const unsupported = parameters.find(({ in: place }) => place === "header" || place === "cookie");
  if (unsupported !== undefined) {
    throw new InvalidOptionError(`${unsupported.name}: a parameter in the ${unsupported.in} cannot be sent yet`);
  }
  return {
    ...Object.fromEntries(
      parameters.map((parameter) => {
        const rule = ruleOf(parameter);
        return [
          nameOf(parameter),
          parameter.required ? { ...(rule === text ? fullText : rule), isRequired: true } : rule,
        ];
      }),
    ),
    ...(bodyName !== undefined && { [bodyName]: bodyRule, contentType: mediaTypeText }),
  };
}

/** By OpenAPI a parameter is not empty; this one may come of a variable that is not set. */
const fullText: Rule = {
  ...text,
  problemOf: (value) => (value === "" ? "is empty: was a variable not set?" : undefined),
};

/** What nobody describes is sent as it is. */
const rawBody: Rule = {
  asks: "a text or a Uint8Array",
  isMet: (value) => text.isMet(value) || value instanceof Uint8Array,
};
const mediaTypeText: Rule = {
  asks: "a media type such as text/plain; charset=utf-8",
  isMet: (value) => text.isMet(value) && /^[\w!#$&^.+*-]+\/[\w!#$&^.+*-]+( *;[ -~]*)?$/.test(value as string),
};

/** It would be sent as U+FFFD, another text than was meant. */
function refuseLoneSurrogates(values: Readonly<Record<string, unknown>>): void {
  for (const [name, value] of Object.entries(values)) {
    if (![value].flat().some((item) => typeof item === "string" && /\p{Surrogate}/u.test(item))) continue;
    throw new InvalidOptionError(`${name}: has a lone surrogate, half a character, which cannot be sent`);
  }
}

const pathText = { asks: pathTextAsks, isMet: isPathText };

const kinds: Readonly<Record<NonNullable<Parameter["kind"]>, Rule>> = {
  boolean: { asks: "true or false", isMet: (value) => typeof value === "boolean" },
  integer: { asks: "a whole number", isMet: Number.isSafeInteger },
  number: { asks: "a number", isMet: Number.isFinite },
};

function ruleOf({ kind, list, in: place }: Parameter): Rule {
  const item = kind !== undefined ? kinds[kind] : place === "path" ? pathText : text;
  if (list === undefined) return item;
  const isMet = (value: unknown): boolean =>
    Array.isArray(value) && value.every(item.isMet) && (place !== "path" || value.length > 0);
  return { asks: `a list of which each item is ${item.asks}`, isMet };
}
