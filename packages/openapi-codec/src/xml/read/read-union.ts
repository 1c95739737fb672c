import { lazily, resolveType } from "../../rules/compile.ts";
import type { Table, Type, UnionType } from "../../table.ts";
import { namespaceInside } from "../members.ts";
import { schemaInstance } from "../names.ts";
import { attributePlace, elementPlace, type Place } from "../place.ts";
import type { Scanner } from "../scan/scanner.ts";
import type { CompileContent, ReadContent, Reading } from "./reading.ts";

/** The reader of one of several types, which looks ahead to tell which. */
export function readUnion(
  table: Table<unknown>,
  { discriminator = "", byXmlType, branches }: UnionType,
  inside: string,
  readContent: CompileContent,
): ReadContent {
  if (branches.length === 0)
    return (reading, key) => reading.fail("expected null, as xsi:nil", reading.scanner.start, key);
  const choices = branches.map(({ type, words = [], isBase = false }) => ({
    words,
    isBase,
    object: resolveType(table, type),
    read: lazily(() => readContent(table, type, inside)),
  }));
  if (byXmlType) {
    return (reading, key) => {
      const { scanner } = reading;
      const { start } = scanner;
      const given = scanner.rest.attributes.find(
        ({ name, namespace }) => name === "type" && namespace === schemaInstance,
      );
      const contract = given && qualifiedName(scanner, given.value);
      const choice = choices.find(({ object, isBase }) => {
        if (given === undefined) return isBase;
        const own = object.kind === "object" ? object.contract : undefined;
        return own !== undefined && own.name === contract?.name && own.namespace === contract?.namespace;
      });
      if (choice === undefined) {
        const names = choices.map(({ object }) => (object.kind === "object" ? object.contract?.name : undefined));
        const found = given === undefined ? "none" : given.value;
        return reading.fail(`expected an i:type of ${names.join(", ")}, found ${found}`, start, key);
      }
      const value = choice.read(reading, key) as Record<string, unknown>;
      return { [discriminator]: choice.words[0], ...value };
    };
  }
  const placed = choices.map((choice) => {
    const place = discriminatorPlace(choice.object, discriminator, inside);
    return { ...choice, place, id: JSON.stringify(place) };
  });
  // Most often all branches have it in the same place. Attributes come first: they are there without a look ahead.
  const places = [...new Map(placed.map(({ id, place }) => [id, place]))].sort(
    ([, one], [, other]) => Number(other.isAttribute) - Number(one.isAttribute),
  );
  return (reading, key) => {
    const { collector, scanner } = reading;
    const { start } = scanner;
    let found = "none";
    for (const [id, place] of places) {
      if (key !== undefined) collector.path.push(key);
      const word = peek(reading, place);
      if (key !== undefined) collector.path.pop();
      if (word === undefined) continue;
      const choice = placed.find((one) => one.id === id && one.words.includes(word));
      if (choice !== undefined) return choice.read(reading, key);
      found = "another";
    }
    const words = choices.flatMap(({ words }) => words).join(", ");
    if (key !== undefined) collector.path.push(key);
    return reading.fail(`expected one of ${words}, found ${found}`, start, discriminator);
  };
}

/** What a text says as a qualified name; undefined where it is none. */
function qualifiedName(
  scanner: Scanner,
  text: string,
): { readonly name: string; readonly namespace: string } | undefined {
  const [, prefix = "", name = ""] = /^(?:([^:]+):)?([^:]+)$/.exec(text.trim()) ?? [];
  const namespace = scanner.scope.resolve(prefix);
  return name === "" || namespace === undefined ? undefined : { name, namespace };
}

function discriminatorPlace(type: Type, discriminator: string, inside: string) {
  const member = type.kind === "object" ? type.members.find(({ name }) => name === discriminator) : undefined;
  const isAttribute = member?.xml?.node === "attribute";
  const place = isAttribute
    ? attributePlace(member.xml, discriminator)
    : elementPlace(member?.xml, discriminator, type.kind === "object" ? namespaceInside(type, inside) : inside);
  return { ...place, isAttribute };
}

/** Reads ahead to the attribute or child in a place, and gives its text. */
function peek({ scanner }: Reading, place: Place & { readonly isAttribute: boolean }): string | undefined {
  const isThere = (found: { readonly name: string; readonly namespace: string }): boolean =>
    place.name === found.name && place.namespace === found.namespace;
  if (place.isAttribute) return scanner.rest.attributes.find(isThere)?.value;
  if (scanner.rest.isEmpty) return undefined;
  const mark = scanner.mark();
  const element = scanner.opened();
  let text: string | undefined;
  while (text === undefined && scanner.hasChild(element)) {
    scanner.startTag();
    // What holds elements is another branch's object of the same name.
    if (isThere(scanner) && !scanner.holdsElement()) text = scanner.content();
    else scanner.skip();
  }
  scanner.reset(mark);
  return text;
}
