import type { ScalarType } from "../../rules/scalar.ts";
import { describeKind, withArticle } from "../../rules/value-kind.ts";
import { decimalText, numberText } from "../lexical.ts";
import { type Environment, nilAttribute } from "./environment.ts";
import { escapeAttribute, escapeText, isPlainAttribute, isPlainText, type Replace } from "./escape.ts";
import type { Key, Write, Writing } from "./writing.ts";

/** Says what to write for characters of a text that XML 1.0 cannot carry. */
export function replaceAt({ collector, options }: Writing, key: Key): Replace {
  return (code, index) => {
    const digits = code.toString(16).toUpperCase();
    if (options.unrepresentable === "reference" && (code < 0xd800 || code > 0xdfff)) return `&#x${digits};`;
    collector.add(`XML 1.0 cannot carry U+${digits.padStart(4, "0")}, which is at index ${index}`, key);
    return "";
  };
}

export function writeScalar(type: ScalarType, start: string, end: string): Write {
  const toText = scalarText(type);
  if (type.xml?.node === "cdata") {
    return (value, writing, key) => start + cdata(toText(value), replaceAt(writing, key)) + end;
  }
  // The texts of others hold nothing that would have to be escaped.
  if (type.kind !== "string" || type.isChar) return (value) => start + toText(value) + end;
  return (value, writing, key) => start + textOf(value as string, writing, key) + end;
}

/** The value of an attribute. */
export function attributeOf(text: string, writing: Writing, key: Key): string {
  return isPlainAttribute(text) ? text : escapeAttribute(text, replaceAt(writing, key));
}

/** A text as the content of an element. */
export function textOf(text: string, writing: Writing, key: Key): string {
  return isPlainText(text) ? text : escapeText(text, replaceAt(writing, key));
}

/** What makes a text of the values of a type. */
export function scalarText(type: ScalarType): (value: unknown) => string {
  switch (type.kind) {
    case "string":
      return type.isChar ? (value) => String((value as string).charCodeAt(0)) : (value) => value as string;
    case "number":
      return (type.isDecimal ? decimalText : numberText) as (value: unknown) => string;
    default:
      return String;
  }
}

/** A section whose end stands in the text is written as two. A CR has no form in it. */
export function cdata(text: string, replace: Replace): string {
  const parts = text.split("\r").map((part) => {
    escapeText(part, replace);
    return part === "" ? "" : `<![CDATA[${part.replaceAll("]]>", "]]]]><![CDATA[>")}]]>`;
  });
  return parts.join("&#xD;");
}

/** Writes a value without a schema: a text, or null. */
export function writeAnything(start: string, end: string, environment: Environment): Write {
  const nil = `${start}${nilAttribute(environment)} />`;
  return (value, writing, key) => {
    if (value === null) return nil;
    if (typeof value === "object") {
      writing.collector.add(
        `XML carries a text where there is no schema, not ${withArticle(describeKind(value))}`,
        key,
      );
    }
    return `${start}>${textOf(String(value), writing, key)}${end}`;
  };
}
