import type { Random } from "./random.ts";
import type { Spelling } from "./spelling.ts";

const ENTITIES: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&apos;",
};

export const COMMENTS = ["<!---->", "<!-- <runID>x</runID> -->", "<!--&#x1; ]]> - > é😀\r\n-->", "<!-- - -->"] as const;

/** The text in pieces of character data, CDATA sections and comments, as the spelling wants it. */
export function characterData(random: Random, spelling: Spelling, text: string): string {
  const characters = [...text];
  let written = "";
  for (let start = 0; start < characters.length; ) {
    const end = spelling.sections || spelling.comments ? start + 1 + random.below(8) : characters.length;
    const piece = characters.slice(start, end);
    written += spelling.sections && random.chance(0.5) ? section(spelling, piece) : plain(random, spelling, piece);
    written += spelling.comments && random.chance(0.2) ? random.pick(COMMENTS) : "";
    start = end;
  }
  return written;
}

function plain(random: Random, spelling: Spelling, characters: readonly string[]): string {
  return characters
    .map((character) => {
      if (character === "\r" || random.chance(spelling.references)) {
        return reference(random, character);
      }
      if (character === "<" || character === "&" || character === ">") {
        return ENTITIES[character];
      }
      return character === "\n" ? spelling.lineEnd : character;
    })
    .join("");
}

function reference(random: Random, character: string): string {
  const code = character.codePointAt(0) ?? 0;
  const entity = ENTITIES[character];
  return random.pick([
    `&#${code};`,
    `&#0${code};`,
    `&#x${code.toString(16)};`,
    `&#x00${code.toString(16).toUpperCase()};`,
    ...(entity === undefined ? [] : [entity]),
  ]);
}

/** A section cannot hold its own end or a carriage return: those stand between two sections. */
function section(spelling: Spelling, characters: readonly string[]): string {
  const content = characters
    .join("")
    .replaceAll("]]>", "]]]]><![CDATA[>")
    .split("\r")
    .map((line) => line.replaceAll("\n", spelling.lineEnd))
    .join("]]>&#xD;<![CDATA[");
  return `<![CDATA[${content}]]>`;
}

/** A boolean or an integer in one of the forms that XML Schema allows beside the usual one. */
export function looseScalar(random: Random, value: unknown): string {
  const blank = (): string => random.pick(["", "", " ", "\n", "\t", "&#32;", "<!-- -->"]);
  return blank() + random.pick(scalarForms(value)) + blank();
}

function scalarForms(value: unknown): readonly string[] {
  if (typeof value === "boolean") {
    return value ? ["true", "1", "<![CDATA[true]]>", "t<!---->rue"] : ["false", "0", "f&#97;lse"];
  }
  const number = Number(value);
  const sign = number < 0 ? "-" : "";
  const digits = String(Math.abs(number));
  return [`${sign}${digits}`, `${sign}00${digits}`, `${sign || "+"}${digits}`, `${sign}<![CDATA[0${digits}]]>`];
}
