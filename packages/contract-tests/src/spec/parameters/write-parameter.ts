import type { Parameter } from "../../types.ts";

/** A parameter of a request as it stands there: a part of the path, pairs of a query, a header field or a cookie. */
export interface WrittenParameter {
  readonly path?: string;
  readonly query?: readonly string[];
  readonly header?: string;
  readonly cookie?: string;
}

/** Writes a value by the parameter's style (OpenAPI, "Style Values"). */
export function writeParameter(parameter: Parameter, value: unknown): WrittenParameter {
  const { in: place, name } = parameter;
  if (parameter.mediaType !== undefined) {
    return at(place, name, JSON.stringify(value) ?? "");
  }
  switch (place) {
    case "path":
      return { path: writeInPath(parameter, value) };
    case "query":
      return { query: writeInQuery(parameter, value) };
    default:
      return at(
        place,
        name,
        simple(value, parameter.explode === true, (text) => text),
      );
  }
}

function at(place: string, name: string, text: string): WrittenParameter {
  switch (place) {
    case "path":
      return { path: encodeURIComponent(text) };
    case "query":
      return { query: [pair(name, text)] };
    case "cookie":
      return { cookie: `${name}=${encodeURIComponent(text)}` };
    default:
      return { header: text };
  }
}

function writeInPath({ explode = false, name, style = "simple" }: Parameter, value: unknown): string {
  if (style === "label") {
    return `.${simple(value, explode, encodeURIComponent, explode ? "." : ",")}`;
  }
  if (style !== "matrix") {
    return simple(value, explode, encodeURIComponent);
  }
  if (explode && typeof value === "object" && value !== null) {
    const pairs = Array.isArray(value) ? value.map((each) => [name, each] as const) : Object.entries(value);
    return pairs.map(([key, each]) => `;${encodeURIComponent(key)}=${encodeURIComponent(textOf(each))}`).join("");
  }
  return `;${name}=${simple(value, false, encodeURIComponent)}`;
}

const separators: Readonly<Record<string, string>> = { spaceDelimited: "%20", pipeDelimited: "%7C" };

function writeInQuery({ explode, name, style = "form" }: Parameter, value: unknown): string[] {
  const isExploded = explode ?? style === "form";
  if (Array.isArray(value)) {
    return isExploded
      ? value.map((each) => pair(name, textOf(each)))
      : [
          `${encodeURIComponent(name)}=${value.map((each) => encodeURIComponent(textOf(each))).join(separators[style] ?? ",")}`,
        ];
  }
  if (typeof value === "object" && value !== null) {
    const entries = Object.entries(value);
    if (style === "deepObject") {
      return entries.map(([key, each]) => pair(`${name}[${key}]`, textOf(each)));
    }
    return isExploded
      ? entries.map(([key, each]) => pair(key, textOf(each)))
      : [`${encodeURIComponent(name)}=${simple(value, false, encodeURIComponent)}`];
  }
  return [pair(name, textOf(value))];
}

/** `a,b` for a list, `key,value` or `key=value` for an object. */
function simple(value: unknown, explode: boolean, encode: (text: string) => string, separator = ","): string {
  if (typeof value !== "object" || value === null) {
    return encode(textOf(value));
  }
  const parts = Array.isArray(value)
    ? value.map((each) => encode(textOf(each)))
    : Object.entries(value).map(([key, each]) => `${encode(key)}${explode ? "=" : ","}${encode(textOf(each))}`);
  return parts.join(separator);
}

function pair(name: string, text: string): string {
  return `${encodeURIComponent(name)}=${encodeURIComponent(text)}`;
}

function textOf(value: unknown): string {
  return typeof value === "object" && value !== null ? JSON.stringify(value) : String(value ?? "");
}
