import { isScalar, type WireScalar } from "../scalar.ts";
import type { WireObject } from "../wire-table.ts";
import { detach } from "./detach.ts";

/** Text as the framework writes it, with no other references than these. */
const characters = "[\\t\\n\\x20-%'-;=?-\\uFFFD]*";
const patterns = {
  string: `${characters}(?:&(?:lt|gt|amp);${characters}){0,99}`,
  integer: "-?\\d+",
  boolean: "true|false",
};
const reference = /&(?:lt|gt|amp);/g;
const characterOf: Readonly<Record<string, string>> = { "&lt;": "<", "&gt;": ">", "&amp;": "&" };

/**
 * The short cut through objects as the framework writes them: one regular expression for all members of a type, every
 * one of them there, in order, without prefixes and white space. It is as strict as the scanner, which reads whatever
 * does not match. Its time is linear: what one part of the expression matches, no other part can.
 */
export class CanonicalForm {
  /** Where the members read last end. */
  end = 0;
  readonly #pattern: RegExp;
  readonly #members: readonly WireScalar[];

  constructor(members: readonly WireScalar[]) {
    this.#pattern = new RegExp(members.map(elementPattern).join(""), "y");
    this.#members = members;
  }

  /** The object whose members stand between two tags from an offset on; undefined where it takes the scanner to tell. */
  read(text: string, offset: number): Record<string, unknown> | undefined {
    this.#pattern.lastIndex = offset;
    const match = this.#pattern.exec(text);
    if (match === null) return undefined;
    this.end = this.#pattern.lastIndex;
    const value: Record<string, unknown> = {};
    let group = 1;
    for (const member of this.#members) {
      const found = match[group++];
      if (found === undefined) value[member.name] = null;
      else if (member.kind === "string")
        value[member.name] = detach(found.includes("&") ? found.replace(reference, replacement) : found);
      else if (member.kind === "boolean") value[member.name] = found === "true";
      else {
        const { minimum = Number.MIN_SAFE_INTEGER, maximum = Number.MAX_SAFE_INTEGER } = member;
        const number = Number(found);
        if (number < minimum || number > maximum) return undefined;
        value[member.name] = number + 0;
      }
    }
    return value;
  }
}

/** The canonical form of a type; undefined where one of its members is more than one text. */
export function canonicalForm({ members }: WireObject): CanonicalForm | undefined {
  const scalars = members.filter(isScalar);
  return scalars.length === members.length ? new CanonicalForm(scalars) : undefined;
}

function elementPattern({ name, kind, nullable }: WireScalar): string {
  const tag = name.replace(/\W/g, "\\$&");
  const content = `>(${patterns[kind]})</${tag}>`;
  return `<${tag}${nullable ? `(?: i:nil="true" />|${content})` : content}`;
}

const replacement = (found: string): string => characterOf[found] ?? found;
