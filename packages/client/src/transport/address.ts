import type { Operation, Parameter } from "@starfish-api/openapi-codec";

/** The values of parameters: texts, numbers, true or false, and lists of them. */
export type ParameterValues = ReadonlyMap<Parameter, unknown>;

/** The path and the query of an operation, with its parameters written as the description says. */
export function addressOf({ path }: Operation, values: ParameterValues = new Map()): string {
  let filled = path;
  const search: string[] = [];
  for (const [parameter, value] of values) {
    if (parameter.in === "path") filled = filled.replaceAll(`{${parameter.name}}`, () => pathText(value));
    else if (parameter.in === "query") search.push(...queryTexts(parameter, value));
  }
  return search.length === 0 ? filled : `${filled}?${search.join("&")}`;
}

const itemsOf = (value: unknown): string[] => [value].flat().map(String);

const pathText = (value: unknown): string => itemsOf(value).map(encodeURIComponent).join(",");

function queryTexts({ name, list = "repeated" }: Parameter, value: unknown): string[] {
  const items = itemsOf(value);
  if (list === "repeated") return items.map((item) => String(new URLSearchParams([[name, item]])));
  if (items.length === 0) return [];
  return [`${encodedText(name)}=${items.map(encodedText).join(list)}`];
}

/** As forms and queries have it. */
const encodedText = (text: string): string => String(new URLSearchParams([["", text]])).slice(1);
