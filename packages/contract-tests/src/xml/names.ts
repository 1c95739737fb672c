export const instanceNamespace = "http://www.w3.org/2001/XMLSchema-instance";
export const serializationNamespace = "http://schemas.microsoft.com/2003/10/Serialization/";
export const xmlNamespace = "http://www.w3.org/XML/1998/namespace";

/** Whether a text is a name that an element may have, without a prefix. */
export function isXmlName(text: string): boolean {
  return /^[\p{L}_][\p{L}\p{N}\p{M}_.\-·]*$/u.test(text);
}

/** A name with its namespace in one text: `{urn:pets}pet`. */
export function clarkName(namespace: string, name: string): string {
  return `{${namespace}}${name}`;
}

/** A name as .NET's XmlConvert spells one that is not an XML name: `cost[net]` is `cost_x005B_net_x005D_`. */
export function encodeName(name: string): string {
  if (/^[a-z_][\w.-]*$/i.test(name) && !/_x/i.test(name)) {
    return name;
  }
  return [...name.matchAll(/_x(?:[\da-f]{8}|[\da-f]{4})_|./gisu)]
    .map(([part], index) => {
      if (part.length > 2) {
        return `_x005F_${part.slice(1)}`;
      }
      return isXmlName(index === 0 ? part : `_${part}`) ? part : escapeCharacter(part);
    })
    .join("");
}

function escapeCharacter(character: string): string {
  const code = character.codePointAt(0) ?? 0;
  const digits = code.toString(16).toUpperCase();
  return `_x${digits.padStart(code > 0xffff ? 8 : 4, "0")}_`;
}
