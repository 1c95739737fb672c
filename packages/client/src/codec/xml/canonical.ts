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

/**
 * The short cut through objects as the framework writes them: one regular expression for all of an element, every member
 * there, in order, without prefixes and white space. It is as strict as the scanner, which reads whatever does not match.
 * Its time is linear: what one part of the expression matches, no other part can.
 */
export class CanonicalForm {
  /** Where the element read last ends. */
  end = 0;
  readonly #pattern: RegExp;
  readonly #template: Readonly<Record<string, unknown>>;
  readonly #members: readonly CanonicalMember[];

  constructor(startTag: string, members: readonly WireScalar[], endTag: string) {
    this.#pattern = new RegExp(literal(startTag) + members.map(elementPattern).join("") + literal(endTag), "y");
    this.#members = members.map(canonicalMember);
    this.#template = templateOf(members);
  }

  /**
   * The value of the element at an offset, in a text whose surrogates are paired; undefined where it is for the scanner
   * to tell.
   */
  read(text: string, offset: number, hasReferences: boolean): Record<string, unknown> | undefined {
    this.#pattern.lastIndex = offset;
    const match = this.#pattern.exec(text);
    if (match === null) return undefined;
    this.end = this.#pattern.lastIndex;
    const value: Record<string, unknown> = { ...this.#template };
    let group = 1;
    for (const { name, kind, minimum, maximum } of this.#members) {
      const found = match[group++];
      if (found === undefined) value[name] = null;
      else if (kind === "string") value[name] = detach(hasReferences ? replaceReferences(found) : found);
      else if (kind === "boolean") value[name] = found === "true";
      else {
        const number = Number(found) + 0;
        if (number < minimum || number > maximum) return undefined;
        value[name] = number;
      }
    }
    return value;
  }
}

/** The canonical form of an element; undefined where a member is more than one text, as those of errors are. */
export function canonicalForm(startTag: string, { members }: WireObject, endTag: string): CanonicalForm | undefined {
  const scalars = members.filter(isScalar);
  return scalars.length === members.length ? new CanonicalForm(startTag, scalars, endTag) : undefined;
}

/** The same for all kinds, so that one piece of machine code serves all members. */
interface CanonicalMember {
  readonly name: string;
  readonly kind: WireScalar["kind"];
  readonly minimum: number;
  readonly maximum: number;
}

function canonicalMember(member: WireScalar): CanonicalMember {
  const { minimum, maximum } = { minimum: Number.MIN_SAFE_INTEGER, maximum: Number.MAX_SAFE_INTEGER, ...member };
  return { name: member.name, kind: member.kind, minimum, maximum };
}

function elementPattern({ name, kind, nullable }: WireScalar): string {
  const content = `>(${patterns[kind]})</${literal(name)}>`;
  return `<${literal(name)}${nullable ? `(?: i:nil="true" />|${content})` : content}`;
}

/**
 * An object with every member, to be copied and filled: V8 then knows from the start how much room each copy takes, as it
 * does for what `JSON.parse` makes.
 */
function templateOf(members: readonly WireScalar[]): Readonly<Record<string, unknown>> {
  const none = { string: "", integer: 0, boolean: false };
  return JSON.parse(JSON.stringify(Object.fromEntries(members.map(({ name, kind }) => [name, none[kind]]))));
}

const literal = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");

/** Replaces the three references that the pattern lets pass. */
function replaceReferences(text: string): string {
  let replaced = "";
  let from = 0;
  for (let at = text.indexOf("&"); at !== -1; at = text.indexOf("&", from)) {
    const letter = text[at + 1];
    replaced += text.slice(from, at) + (letter === "l" ? "<" : letter === "g" ? ">" : "&");
    from = at + (letter === "a" ? 5 : 4);
  }
  return replaced + text.slice(from);
}
