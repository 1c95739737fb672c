import type { IntegerType, StringType, Type } from "../../../src/table.ts";
import { Refusal } from "./reference-namespaces.ts";
import { parseBoolean } from "./reference-tree.ts";

/** The value of a text, by its type. Throws a Refusal. */
export function scalar(type: Type, text: string): unknown {
  const word = text.replace(/^[\t\n\r ]+|[\t\n\r ]+$/g, "");
  switch (type.kind) {
    case "string":
      return charOrText(type, text, word);
    case "boolean":
      return parseBoolean(text);
    case "integer":
      return integer(type, word);
    default:
      return number(word);
  }
}

function charOrText({ isChar }: StringType, text: string, word: string): string {
  if (!isChar) return text;
  const code = Number(word);
  if (!/^[+-]?[0-9]+$/.test(word) || code < 0 || code > 65535) throw new Refusal("that is not a char");
  return String.fromCharCode(code);
}

function integer({ isBigInt, range }: IntegerType, word: string): number | bigint {
  if (!/^[+-]?[0-9]+$/.test(word)) throw new Refusal("that is not an integer");
  const exact = BigInt(word.replace("+", ""));
  const [minimum, maximum] = isBigInt
    ? [-(2n ** 63n), 2n ** 63n - 1n]
    : (range ?? [Number.MIN_SAFE_INTEGER, Number.MAX_SAFE_INTEGER]);
  if (exact < minimum || exact > maximum) throw new Refusal("the integer is out of range");
  return isBigInt ? exact : Number(exact);
}

function number(word: string): number {
  if (word === "NaN") return Number.NaN;
  if (/^-?INF$/.test(word)) return word === "INF" ? Number.POSITIVE_INFINITY : Number.NEGATIVE_INFINITY;
  if (!/^[+-]?([0-9]+\.?[0-9]*|\.[0-9]+)([eE][+-]?[0-9]+)?$/.test(word)) throw new Refusal("that is not a number");
  return Number(word);
}

/** The key of a map that the name of an element stands for. */
export const decodeKey = (name: string): string =>
  name.replace(/_x([\da-fA-F]{8}|[\da-fA-F]{4})_/g, (found, digits: string) => {
    const code = Number.parseInt(digits, 16);
    return code > 0x10ffff ? found : String.fromCodePoint(code);
  });
