import { isName } from "./names.ts";

/** A name as .NET's `XmlConvert.EncodeLocalName` writes it: `cost[net]` is `cost_x005B_net_x005D_`. */
export function encodeName(name: string): string {
  let encoded = "";
  let isFirst = true;
  for (const character of name) {
    const isPlain =
      isName(isFirst ? character : `_${character}`) &&
      !/^_x[\da-fA-F]{4}(?:[\da-fA-F]{4})?_/.test(name.slice(encoded.length));
    encoded += isPlain ? character : escapeCharacter(character);
    isFirst = false;
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
