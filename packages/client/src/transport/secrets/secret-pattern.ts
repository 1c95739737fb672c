/** Shorter ones would be found in everything. */
const minLength = 4;

/**
 * Finds a secret in a text: as it is, in another case, percent-encoded, as in a form, escaped as in JSON or XML, once or
 * several times, and in base64 or base64url, where Basic authentication has it too.
 */
export function secretPattern(secret: string): RegExp {
  if (secret.length < minLength) return /(?!)/;
  // Long ones are tokens, whose letters and digits nobody escapes; a pattern with every spelling would be slow.
  const isLong = secret.length > 200;
  const spelt = [...secret].map((character) => spellings(character, isLong)).join("");
  // A short one is also a part of words.
  const literal = secret.length < 6 ? `(?<![a-z\\d])${spelt}(?![a-z\\d])` : spelt;
  return new RegExp([literal, ...base64Forms(secret)].join("|"), "gi");
}

const escaped = (text: string): string => text.replace(/[\\^$.*+?()[\]{}|/-]/g, "\\$&");
const hex = (code: number, digits: number): string => code.toString(16).padStart(digits, "0");
const named: Readonly<Record<string, string>> = { "&": "amp", "<": "lt", ">": "gt", '"': "quot", "'": "apos" };

function spellings(character: string, isLong: boolean): string {
  const plain = escaped(character);
  if (isLong && /[a-z\d]/i.test(character)) return plain;
  const code = character.codePointAt(0) ?? 0;
  const bytes = [...new TextEncoder().encode(character)];
  const units = Array.from(character, (_, at) => character.charCodeAt(at));
  const ampersand = "&(?:amp;)*";
  const all = [
    plain,
    bytes.map((byte) => `%(?:25)*${hex(byte, 2)}`).join(""),
    Array.from({ length: character.length }, (_, at) => `\\\\+u${hex(units[at] ?? character.charCodeAt(at), 4)}`).join(
      "",
    ),
    `${ampersand}#0*${code};`,
    `${ampersand}#x0*${hex(code, 1)};`,
    // UTF-8 in a header is read byte by byte.
    ...(code > 127 ? [bytes.map((byte) => String.fromCharCode(byte)).join("")] : []),
    ...(code < 256 ? [`\\\\+x${hex(code, 2)}`] : []),
    ...(code > 127 ? [bytes.map((byte) => `\\\\+x${hex(byte, 2)}`).join("")] : []),
    `\\\\+u\\{0*${hex(code, 1)}\\}`,
    ...(character in named ? [`${ampersand}${named[character]};`] : []),
    ...(/["'\\/]/.test(character) ? [`\\\\+${plain}`] : []),
    ...(character === " " ? ["\\+"] : []),
  ];
  return `(?:${all.join("|")})`;
}

/** What base64 makes of a secret wherever it stands in a longer text: without the digits that depend on its neighbours. */
function base64Forms(secret: string): string[] {
  const bytes = new TextEncoder().encode(secret);
  return [0, 1, 2].map((before) => {
    const padded = new Uint8Array([...new Uint8Array(before), ...bytes]);
    const digits = btoa(Array.from(padded, (byte) => String.fromCharCode(byte)).join("")).replace(/=+$/, "");
    const inside = digits.slice(before === 0 ? 0 : before + 1, padded.length % 3 === 0 ? undefined : -1);
    const spelt = [...inside].map((digit) =>
      digit === "+" ? "(?:[+-]|%2b)" : digit === "/" ? "(?:[/_]|\\\\/|%2f)" : digit,
    );
    return `[a-z\\d+/_-]{0,3}${spelt.join("")}[a-z\\d+/_-]?=*`;
  });
}
