import { codec, type Subject, XML } from "./subject.ts";

/** A reader that first makes right what it should refuse, or bends what it should leave alone. */
function readerThat(bend: (text: string) => string): Subject {
  return {
    ...codec,
    decode: (target, body, mediaType, options) =>
      codec.decode(target, typeof body === "string" ? bend(body) : body, mediaType, options),
  };
}

/** A reader that changes what it has read. */
function readerWhose(change: (value: unknown) => unknown): Subject {
  return {
    ...codec,
    decode: (target, body, mediaType, options) => change(codec.decode(target, body, mediaType, options)),
  };
}

/** A reader with other options than it was told. */
function readerTold(told: Parameters<Subject["decode"]>[3]): Subject {
  return {
    ...codec,
    decode: (target, body, mediaType, options) => codec.decode(target, body, mediaType, { ...options, ...told }),
  };
}

/** A writer of XML that bends what it has written. */
function writerThat(bend: (document: string) => string): Subject {
  return {
    ...codec,
    encode: (target, value, mediaType, options) => {
      const text = codec.encode(target, value, mediaType, options);
      return mediaType === XML ? bend(text) : text;
    },
  };
}

/** A writer that changes the value before it writes it. */
function writerWhose(change: (value: unknown) => unknown): Subject {
  return {
    ...codec,
    encode: (target, value, mediaType, options) => codec.encode(target, change(value), mediaType, options),
  };
}

/** The value with each text in it replaced. */
function mapTexts(value: unknown, replace: (text: string) => unknown): unknown {
  if (typeof value === "string") return replace(value);
  if (typeof value !== "object" || value === null) return value;
  if (Array.isArray(value)) return value.map((item) => mapTexts(item, replace));
  return Object.fromEntries(Object.entries(value).map(([name, member]) => [name, mapTexts(member, replace)]));
}

/** Two elements without attributes that hold text, one after the other. */
const twoLeaves = /(<([\w.]+)>[^<]*<\/\2>)(<([\w.]+)>[^<]*<\/\4>)/;

/** Codecs whose writer breaks what the readers do not mind, and only an XML Schema notices. */
export const BROKEN_WRITERS: Readonly<Record<string, Subject>> = {
  "writes members in another order": writerThat((document) => document.replace(twoLeaves, "$3$1")),
  "writes decimals with an exponent": writerThat((document) => document.replaceAll(`>1${"0".repeat(21)}<`, ">1e21<")),
};

/** Codecs that are broken in one place each, as a codec might well be. */
export const BROKEN_CODECS: Readonly<Record<string, Subject>> = {
  "takes a document that ends too early": readerThat((text) => text.replace(/^(<([\w:]+)[^>]*>.*)<[^>]*$/s, "$1</$2>")),
  "takes text after the root": readerThat((text) => text.replace(/[^<>\s]+$/, "")),
  "takes an attribute twice": readerThat((text) => text.replace(/(\s[\w:]+="[^"]*")\1/g, "$1")),
  "takes two hyphens in a comment": readerThat((text) => text.replaceAll("<!-- -- -->", "")),
  "takes a lone surrogate": readerThat((text) => text.replaceAll(/\p{Surrogate}/gu, "\ufffd")),
  "takes an unknown entity": readerThat((text) => text.replaceAll(/&(?!(amp|lt|gt|quot|apos);)\w+;/g, "?")),
  "takes a bare ampersand": readerThat((text) => text.replaceAll(/&(?![#\w])/g, "&amp;")),
  "refuses a processing instruction": readerThat((text) => text.replaceAll("<?pi?>", "<?")),
  "takes a document type": readerThat((text) => text.replace("<!DOCTYPE a>", "")),
  "takes references to illegal characters": readerTold({ illegalCharacterReferences: "accept" }),
  "takes unknown members though told not to": readerTold({ unknownMembers: "ignore" }),
  "refuses unknown members untold": readerTold({ unknownMembers: "refuse" }),
  "refuses what is nested less than 256 deep": readerTold({ maxDepth: 250 }),
  "loses the white space around a text": readerWhose((value) => mapTexts(value, (text) => text.trim())),
  "makes null of an empty text": readerWhose((value) => mapTexts(value, (text) => (text === "" ? null : text))),
  "throws an error of another kind": readerThat((text) => {
    if (text.endsWith("<")) throw new RangeError("Out of bounds");
    return text;
  }),
  "writes a bare ampersand": writerThat((document) => document.replaceAll("&amp;", "&")),
  "writes a bare angle bracket": writerThat((document) => document.replaceAll("&lt;", "<")),
  "writes a bare carriage return": writerThat((document) => document.replaceAll("&#xD;", "\r")),
  "writes an empty text for null": writerThat((document) => document.replaceAll(/ (?:i|xsi):nil="true"/g, "")),
  "writes booleans in capitals": writerThat((document) => document.replaceAll(">true<", ">True<")),
  "writes another namespace": writerThat((document) => document.replace("urn:a", "urn:c")),
  "writes a lone surrogate as another character": writerWhose((value) =>
    mapTexts(value, (text) => text.replaceAll(/\p{Surrogate}/gu, "\ufffd")),
  ),
  "writes texts without the white space around them": writerWhose((value) => mapTexts(value, (text) => text.trim())),
};
