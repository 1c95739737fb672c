import { type DecodeOptions, decodeLimits } from "../../options.ts";
import { compileOnce, lazily, namedType } from "../../rules/compile.ts";
import { isScalar } from "../../rules/scalar.ts";
import type { ListType, RootType, Table } from "../../table.ts";
import { elementPlace, rootPlace } from "../place.ts";
import { forgetDocument } from "../scan/detach.ts";
import { readObject } from "./read-object.ts";
import { readScalar } from "./read-scalar.ts";
import { readUnion } from "./read-union.ts";
import { type CompileContent, checkCount, type ReadContent, Reading, readElement, skipUnknown } from "./reading.ts";

/**
 * The value of an XML document, the same that its JSON form has. Throws `DecodeError` with the issues up to the first
 * place where the text stops being XML, `InvalidOptionError` for a type that has no XML form.
 */
export function decodeXml(
  table: Table<unknown>,
  type: RootType,
  subject: string,
  text: string,
  options: DecodeOptions = {},
): unknown {
  const { place, isNullable, read } = rootOf(table, type, subject);
  const reading = new Reading(text, subject, decodeLimits(options, text.length), options);
  const { scanner, collector } = reading;
  try {
    scanner.root(place.name);
    if (scanner.name !== place.name || scanner.namespace !== place.namespace) {
      scanner.fail(`expected ${inWords(place)}, found ${inWords(scanner)}`, scanner.start);
    }
    const value = readElement(reading, isNullable, undefined, read);
    scanner.end();
    collector.throwIfAny();
    return value;
  } finally {
    forgetDocument();
  }
}

/** What a document of a type consists of. */
const rootOf = compileOnce((table, type, subject) => {
  const place = rootPlace(type, subject);
  return {
    place,
    isNullable: type.nullable === true || type.kind === "any",
    read: readContent(table, type, place.inside),
  };
});

const inWords = ({ name, namespace }: { readonly name: string; readonly namespace: string }): string =>
  `the element ${name} in ${namespace === "" ? "no namespace" : namespace}`;

/** The reader of a type's content, where `inside` is the default namespace of the description. */
const readContent: CompileContent = compileOnce((table, type, inside) => {
  if (isScalar(type)) return readScalar(type);
  switch (type.kind) {
    case "any":
      return (reading, key) => reading.content(key);
    case "ref":
      return lazily(() => readContent(table, namedType(table, type.to), inside));
    case "object":
      return under(readObject(table, type, inside, readContent));
    case "list":
      return under(readList(table, type, inside));
    default:
      return readUnion(table, type, inside, readContent);
  }
});

/** Reads something while the path leads to it. */
function under(read: (reading: Reading) => unknown): ReadContent {
  return (reading, key) => {
    if (key === undefined) return read(reading);
    const { path } = reading.collector;
    path.push(key);
    const value = read(reading);
    path.pop();
    return value;
  };
}

function readList(table: Table<unknown>, type: ListType, inside: string): (reading: Reading) => unknown {
  const { item, isJoined } = type;
  if (isJoined) return (reading) => [reading.content(undefined)];
  const place = elementPlace(item.xml, "", inside);
  const { name, namespace } = place;
  const isNullable = item.nullable === true || item.kind === "any";
  const read = readContent(table, item, place.inside);
  return (reading) => {
    const { scanner } = reading;
    const { start } = scanner;
    const { maxItems } = reading.limits;
    const items: unknown[] = [];
    const element = scanner.opened();
    while (scanner.hasChild(element)) {
      if (!scanner.tryStartTag(name, namespace)) {
        scanner.startTag();
        if (scanner.name !== name || scanner.namespace !== namespace) {
          skipUnknown(reading);
          continue;
        }
      }
      if (items.length === maxItems) scanner.fail(`more than ${maxItems} items`, scanner.start);
      items.push(readElement(reading, isNullable, items.length, read));
    }
    if (reading.validate) checkCount(reading, type, items, start);
    return items;
  };
}
