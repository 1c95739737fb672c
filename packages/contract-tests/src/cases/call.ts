import { contentTypeOf } from "../body/media-type.ts";
import { findProfile } from "../profile/profile.ts";
import { writeParameter } from "../spec/parameters/write-parameter.ts";
import type { Operation, Parameter } from "../types.ts";
import { makeValidValue } from "../values/valid-value.ts";
import { type Case, type CaseContext, isSafe } from "./case.ts";

/** What a request of an operation is made of, beside what the description says. */
export interface CallParts {
  /** Follows the operation in the case's id. */
  readonly name: string;
  readonly title: string;
  readonly body?: { readonly mediaType: string; readonly bytes: Uint8Array } | undefined;
  /** "" is not an Accept at all. */
  readonly accept?: string;
  /** The values of parameters; those without one are left out. */
  readonly values: ReadonlyMap<Parameter, unknown>;
  readonly token?: Case["request"]["token"];
  /** Default: the operation's. */
  readonly method?: string;
}

/** One request of an operation; what is expected of it is not said yet. */
export function createCall(
  operation: Operation,
  { accept = "", body, method = operation.method, name, title, token, values }: CallParts,
): Omit<Case, "expects"> {
  const written = [...values].map(([parameter, value]) => [parameter, writeParameter(parameter, value)] as const);
  const inPath = new Map(written.map(([parameter, each]) => [parameter.name, each.path]));
  const path = operation.path.replaceAll(/\{([^}]+)\}/g, (_, key: string) => inPath.get(key) ?? "");
  const query = written.flatMap(([, each]) => each.query ?? []).join("&");
  const cookies = written.flatMap(([, each]) => each.cookie ?? []).join("; ");
  const fields = written.flatMap(([parameter, { header }]) =>
    header === undefined || isIgnored(parameter) ? [] : [[parameter.name.toLowerCase(), header] as const],
  );
  return {
    id: `${operation.id}/${name}`,
    operation: operation.id,
    sends: body?.mediaType ?? "",
    asks: accept,
    title,
    effect: effectOf(method),
    needs: [],
    request: {
      method,
      path: query === "" ? path : `${path}?${query}`,
      headers: {
        ...Object.fromEntries(fields),
        ...(cookies === "" ? {} : { cookie: cookies }),
        ...(accept === "" ? {} : { accept }),
        ...(body === undefined || body.mediaType === "" ? {} : { "content-type": contentTypeOf(body.mediaType) }),
      },
      body: body?.bytes ?? new Uint8Array(),
      token: token ?? (operation.security === "required" ? "good" : "none"),
    },
  };
}

/** The description has other places for these (OpenAPI, "Parameter Object"). */
function isIgnored({ in: place, name }: Parameter): boolean {
  return place === "header" && /^(?:accept|content-type|authorization)$/i.test(name);
}

function effectOf(method: string): Case["effect"] {
  return isSafe(method) ? "none" : method === "DELETE" ? "delete" : "change";
}

/**
 * Values for the parameters of an operation: the examples that the description gives, or made-up ones. Nothing that somebody
 * may have is named where the request is to change or delete it, as far as the description lets one choose.
 *
 * @param isFull - Whether parameters that may be left out are there.
 * @returns undefined where a required one cannot be made.
 */
export function parameterValues(
  context: CaseContext,
  operation: Operation,
  isFull: boolean,
): Map<Parameter, unknown> | undefined {
  const values = new Map<Parameter, unknown>();
  for (const parameter of operation.parameters.filter(({ required }) => required || isFull)) {
    const made = parameterValue(context, operation, parameter);
    if (made !== undefined) {
      values.set(parameter, made.value);
    } else if (parameter.required) {
      return undefined;
    }
  }
  return values;
}

function parameterValue(
  { contract, createID, seed }: CaseContext,
  operation: Operation,
  parameter: Parameter,
): { readonly value: unknown } | undefined {
  const { example, in: place, name, schema } = parameter;
  const isNobodys =
    place === "path" && isFreeText(parameter) && (!isSafe(operation.method) || findProfile(contract) !== undefined);
  if (isNobodys) {
    return { value: createID(`${operation.id}/${name}`) };
  }
  if (example !== undefined) {
    return { value: example };
  }
  const hasOwn = ["example", "examples", "default"].some((keyword) => keyword in schema);
  return place === "path" && isFreeText(parameter) && !hasOwn
    ? { value: createID(`${operation.id}/${name}`) }
    : makeValidValue(contract, schema, seed, `${operation.id}/${place}/${name}`);
}

function isFreeText({ schema }: Parameter): boolean {
  return (
    schema.type === "string" && ["enum", "const", "format", "pattern", "maxLength"].every((key) => !(key in schema))
  );
}
