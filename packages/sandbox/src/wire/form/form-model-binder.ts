import { type Contract, defaultModel, type Member, type Model, type Value } from "../contract.ts";
import { type IntegerFailure, parseBoolean, parseInt32, parseInt32InRadix } from "../dotnet/dotnet-number.ts";
import { isBlank, trim } from "../dotnet/dotnet-text.ts";
import { hiddenError, type ModelState } from "../model-state.ts";
import { decodeForm, parseFormPairs } from "./form-pairs.ts";

/**
 * Binds a form as Web API's jQuery-style formatter does: keys without regard to case, `a[]` for `a`, `a[b]` for `a.b`,
 * the first of several values, blank for null. It binds with an empty prefix, so `request.runID` is not a member.
 */
export function bindForm(body: Uint8Array, contract: Contract, state: ModelState): Model | null {
  const values = new Map<string, string[]>();
  const pairs = parseFormPairs(decodeForm(body));
  if (pairs === undefined) {
    state.add("", hiddenError);
    return null;
  }
  for (const { key, value } of pairs) {
    const entry = values.get(key);
    if (entry === undefined) {
      values.set(key, [value]);
    } else {
      entry.push(value);
    }
  }
  const model = defaultModel(contract);
  for (const member of contract.members) {
    const entry = values.get(member.name.toLowerCase());
    const value = entry === undefined ? undefined : bindMember(member, entry, state);
    if (value !== undefined) {
      model[member.name] = value;
    }
  }
  return model;
}

/** Undefined where the member keeps its default. */
function bindMember(member: Member, values: readonly string[], state: ModelState): Value | undefined {
  const [first = ""] = values;
  if (member.kind === "string" || member.kind === "dateTime") {
    return isBlank(first) ? null : first;
  }
  if (isBlank(first)) {
    state.add(member.name, "A value is required.");
    return undefined;
  }
  const value = member.kind === "boolean" ? (parseBoolean(first) ?? "format") : convertInt32(trim(first));
  if (typeof value !== "string") {
    return value;
  }
  const readable = `The value '${values.join(",")}' is not valid for ${member.name}.`;
  state.add(member.name, value === "format" ? readable : hiddenError);
  return undefined;
}

/** `Int32Converter`: decimal, or hexadecimal behind `#`, `0x` or `&h`. */
function convertInt32(text: string): number | IntegerFailure {
  const hexadecimal = /^(?:#|0x|&h)(.*)$/is.exec(text)?.[1];
  return hexadecimal === undefined ? parseInt32(text) : parseInt32InRadix(hexadecimal, 16);
}
