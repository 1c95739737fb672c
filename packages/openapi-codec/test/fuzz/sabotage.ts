import type { DecodeOptions, EncodeOptions } from "../../src/codec.ts";
import { codec, type Subject } from "./subject.ts";

const NAMESPACE = "http://schemas.datacontract.org/2004/07/Jobs";

/** A reader that first makes right what it should refuse, or bends what it should leave alone. */
function readerThat(bend: (text: string) => string): Subject {
  return {
    ...codec,
    decode: (schemaName, body, options) =>
      codec.decode(schemaName, typeof body === "string" ? bend(body) : body, options),
  };
}

/** A reader that changes what it has read. */
function readerWhose(change: (value: unknown) => unknown): Subject {
  return { ...codec, decode: (schemaName, body, options) => change(codec.decode(schemaName, body, options)) };
}

/** A reader with other options than it was told. */
function readerTold(told: DecodeOptions): Subject {
  return { ...codec, decode: (schemaName, body, options) => codec.decode(schemaName, body, { ...options, ...told }) };
}

/** A writer that bends what it has written. */
function writerThat(bend: (document: string) => string): Subject {
  return { ...codec, encode: (schemaName, value, options) => bend(codec.encode(schemaName, value, options)) };
}

/** A writer that changes the value before it writes it. */
function writerWhose(change: (value: unknown) => unknown): Subject {
  return { ...codec, encode: (schemaName, value, options) => codec.encode(schemaName, change(value), options) };
}

/** A writer with other options than it was told. */
function writerTold(told: EncodeOptions): Subject {
  return { ...codec, encode: (schemaName, value, options) => codec.encode(schemaName, value, { ...options, ...told }) };
}

/** The value with each text in it replaced. */
function mapTexts(value: unknown, replace: (text: string) => unknown): unknown {
  if (typeof value === "string") {
    return replace(value);
  }
  if (typeof value !== "object" || value === null) {
    return value;
  }
  if (Array.isArray(value)) {
    return value.map((item) => mapTexts(item, replace));
  }
  return Object.fromEntries(Object.entries(value).map(([name, member]) => [name, mapTexts(member, replace)]));
}

/** A scalar element without attributes, by its start tag, its text and its end tag. */
const SCALAR = /(<([\w.]+)>)([^<]*)(<\/\2>)/g;

/** Codecs that are broken in one place each, as a codec might well be. */
export const BROKEN_CODECS: Readonly<Record<string, Subject>> = {
  "takes an end tag without its slash": readerThat((text) => text.replace(/<(\w+)>([^<]*)<\1>/g, "<$1>$2</$1>")),
  "takes a document that ends too early": readerThat((text) => text.replace(/^(<(\w+)[^>]*>.*)<[^>]*$/s, "$1</$2>")),
  "takes text after the root": readerThat((text) => text.replace(/[^<>\s]+$/, "")),
  "takes text between elements": readerThat((text) => text.replace(/(<\/\w+>)[^<>&\s]+(?=<\w)/g, "$1")),
  "takes a member twice": readerThat((text) => text.replace(/(<(\w+)>[^<]*<\/\2>)\1/g, "$1")),
  "takes an attribute twice": readerThat((text) => text.replace(/(\s[\w:]+="[^"]*")\1/g, "$1")),
  "takes an attribute without quotes": readerThat((text) => text.replace(/(xmlns=)(http[^\s>"']+)"/g, '$1"$2"')),
  "takes any namespace": readerThat((text) => text.replace(/ xmlns="[^"]*"/, ` xmlns="${NAMESPACE}"`)),
  "takes the end of a section in a text": readerThat((text) =>
    text.includes("<![CDATA[") ? text : text.replaceAll("]]>", "]]&gt;"),
  ),
  "takes two hyphens in a comment": readerThat((text) => text.replaceAll("<!-- -- -->", "")),
  "takes a control character": readerThat((text) => text.replaceAll("\u0001", "?")),
  "takes a noncharacter": readerThat((text) => text.replaceAll(/[\ufffe\uffff]/g, "?")),
  "takes a lone surrogate": readerThat((text) => text.replaceAll(/\p{Surrogate}/gu, "\ufffd")),
  "takes an unknown entity": readerThat((text) => text.replaceAll(/&(?!(amp|lt|gt|quot|apos);)\w+;/g, "?")),
  "takes a bare ampersand": readerThat((text) => text.replaceAll(/&(?![#\w])/g, "&amp;")),
  "takes a processing instruction": readerThat((text) => text.replaceAll("<?pi?>", "")),
  "takes a document type": readerThat((text) => text.replace("<!DOCTYPE a>", "")),
  "takes an undeclared prefix": readerThat((text) => text.replaceAll(/ p:a="1"/g, "")),
  "takes an integer out of range": readerThat((text) => text.replaceAll(">2147483648<", ">2147483647<")),
  "takes a boolean in capitals": readerThat((text) => text.replaceAll(">True<", ">true<")),
  "takes nil from no namespace": readerThat((text) => text.replaceAll(/ nil=(["'])true\1/g, ' i:nil="true"')),
  "takes references to illegal characters": readerTold({ illegalCharacterReferences: "accept" }),
  "takes unknown members though told not to": readerTold({ unknownMembers: "ignore" }),
  "refuses unknown members untold": readerTold({ unknownMembers: "refuse" }),
  "refuses what is nested less than 256 deep": readerTold({ maxDepth: 250 }),
  "refuses a comment in a text": readerThat((text) => text.replaceAll(/>[^<]+<!--/g, "<!--<")),
  "keeps the carriage return of a line end": readerThat((text) =>
    text.replaceAll(SCALAR, (_, start, _name, content, end) => start + content.replaceAll("\r", "&#xD;") + end),
  ),
  "loses the white space around a text": readerWhose((value) => mapTexts(value, (text) => text.trim())),
  "loses leading zeros": readerWhose((value) => mapTexts(value, (text) => text.replace(/^0+(?=\d)/, ""))),
  "makes null of an empty text": readerWhose((value) => mapTexts(value, (text) => (text === "" ? null : text))),
  "splits characters outside the basic plane": readerWhose((value) =>
    mapTexts(value, (text) => text.replaceAll(/[\u{10000}-\u{10ffff}]/gu, "??")),
  ),
  "throws an error of another kind": readerThat((text) => {
    if (text.endsWith("<")) {
      throw new RangeError("Out of bounds");
    }
    return text;
  }),
  "writes a bare ampersand": writerThat((document) => document.replaceAll("&amp;", "&")),
  "writes a bare angle bracket": writerThat((document) => document.replaceAll("&lt;", "<")),
  "writes the end of a section": writerThat((document) => document.replaceAll("&gt;", ">")),
  "writes a bare carriage return": writerThat((document) => document.replaceAll("&#xD;", "\r")),
  "writes members in another order": writerThat((document) =>
    document.replace(/(<(\w+)>[^<]*<\/\2>)(<(\w+)>[^<]*<\/\4>)/, "$3$1"),
  ),
  "writes an empty text for null": writerThat((document) => document.replaceAll(' i:nil="true"', "")),
  "writes booleans in capitals": writerThat((document) => document.replaceAll(">true<", ">True<")),
  "writes the wrong namespace": writerThat((document) => document.replace("StarfishAPI", "starfishapi")),
  "writes a lone surrogate as another character": writerWhose((value) =>
    mapTexts(value, (text) => text.replaceAll(/\p{Surrogate}/gu, "\ufffd")),
  ),
  "writes illegal characters as references untold": writerTold({ unrepresentable: "reference" }),
  "writes no references to illegal characters though told to": writerTold({ unrepresentable: "throw" }),
  "writes texts without the white space around them": writerWhose((value) => mapTexts(value, (text) => text.trim())),
};
