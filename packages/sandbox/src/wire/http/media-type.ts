import { remembered } from "./remembered.ts";

/** A media type or range of a header, as .NET's header classes parse it. */
export interface MediaType {
  /** `type/subtype`, as it was spelled. */
  readonly name: string;
  /** Both in lower case. */
  readonly type: string;
  readonly subtype: string;
  /** Lower-cased names, values as they were spelled, quotes included. */
  readonly parameters: ReadonlyMap<string, string>;
  /** Undefined where none is given or it is not a number. */
  readonly quality: number | undefined;
}

/** A value of a list header such as Accept-Charset. */
export interface WeightedValue {
  readonly value: string;
  readonly quality: number | undefined;
}

const token = "[!#$%&'*+\\-.^_`|~0-9A-Za-z]+";
const quoted = '"(?:[^"\\\\]|\\\\.)*"';
const blank = "[ \\t]*";
const parameter = `${blank};${blank}${token}(?:${blank}=${blank}(?:${token}|${quoted}))?`;
const mediaType = new RegExp(`^${blank}(${token})${blank}/${blank}(${token})((?:${parameter})*)${blank}$`);
const eachParameter = new RegExp(`;${blank}(${token})(?:${blank}=${blank}(${token}|${quoted}))?`, "g");
const weighted = new RegExp(
  `^${blank}(${token})(?:${blank};${blank}q${blank}=${blank}([0-9]+\\.?[0-9]*))?${blank}$`,
  "i",
);

/** Undefined where the text is not a media type, which counts as no header at all. */
export const parseMediaType: (text: string) => MediaType | undefined = remembered((text) => {
  const match = mediaType.exec(text);
  if (match === null) {
    return undefined;
  }
  const parameters = new Map<string, string>();
  for (const [, name = "", value = ""] of (match[3] ?? "").matchAll(eachParameter)) {
    if (!parameters.has(name.toLowerCase())) {
      parameters.set(name.toLowerCase(), value);
    }
  }
  const [, type = "", subtype = ""] = match;
  return {
    name: `${type}/${subtype}`,
    type: type.toLowerCase(),
    subtype: subtype.toLowerCase(),
    parameters,
    quality: parseQuality(parameters.get("q")),
  };
});

/** The ranges of an Accept header; one that cannot be parsed makes the whole header count for nothing. */
export function parseAccept(header: string): readonly MediaType[] {
  return parseList(header, parseMediaType);
}

/** The charsets of an Accept-Charset header, with the same rule; a quality above 1 cannot be parsed. */
export function parseAcceptCharset(header: string): readonly WeightedValue[] {
  return parseList(header, (item) => {
    const match = weighted.exec(item);
    const quality = parseQuality(match?.[2]);
    return match === null || (quality ?? 1) > 1 ? undefined : { value: match[1] ?? "", quality };
  });
}

/** Highest quality first; the order of the header decides among equals. */
export function sortByQuality<T extends { readonly quality: number | undefined }>(values: readonly T[]): readonly T[] {
  return values.toSorted((a, b) => (b.quality ?? 1) - (a.quality ?? 1));
}

function parseList<T>(header: string, parse: (item: string) => T | undefined): readonly T[] {
  const items: T[] = [];
  for (const item of splitList(header)) {
    const value = parse(item);
    if (value === undefined) {
      return [];
    }
    items.push(value);
  }
  return items;
}

/** Splits at commas outside quotes; empty items are allowed and count for nothing. */
function splitList(header: string): readonly string[] {
  return (header.match(/(?:"(?:[^"\\]|\\.)*"|[^,])+/g) ?? []).filter((item) => item.trim() !== "");
}

function parseQuality(text: string | undefined): number | undefined {
  return text !== undefined && /^\d*\.?\d*$/.test(text) && /\d/.test(text) ? Number(text) : undefined;
}
