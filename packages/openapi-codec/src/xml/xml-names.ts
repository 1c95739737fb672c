import { isName } from "./names.ts";

/** A name as DataContract writes it: what is a name of XML stays as it is. */
export const encodeContractName = (name: string): string => (isName(name) ? name : encodeName(name));

/** A name as .NET's `XmlConvert.EncodeLocalName` writes it: `cost[net]` is `cost_x005B_net_x005D_`. */
export function encodeName(name: string): string {
  let encoded = "";
  let at = 0;
  for (const character of name) {
    const looksEncoded = /^_x[\da-fA-F]{4}(?:[\da-fA-F]{4})?_/.test(name.slice(at, at + 11));
    const isPlain = isName(at === 0 ? character : `_${character}`) && !looksEncoded;
    encoded += isPlain ? character : escapeCharacter(character);
    at += character.length;
  }
  return encoded;
}

function escapeCharacter(character: string): string {
  const code = character.codePointAt(0) ?? 0;
  return `_x${code
    .toString(16)
    .toUpperCase()
    .padStart(code > 0xffff ? 8 : 4, "0")}_`;
}

/** The name that an encoded one stands for. */
export function decodeName(encoded: string): string {
  return encoded.replace(/_x([\da-fA-F]{8}|[\da-fA-F]{4})_/g, (found, digits: string) => {
    const code = Number.parseInt(digits, 16);
    return code > 0x10ffff ? found : String.fromCodePoint(code);
  });
}
