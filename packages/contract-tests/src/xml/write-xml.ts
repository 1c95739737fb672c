import { UnwritableValueError } from "../errors.ts";
import { ownWord } from "../spec/inheritance/own-word.ts";
import { itemsOf, type Shape, shapeOf } from "../spec/shape.ts";
import type { Contract } from "../types.ts";
import { contractName } from "./contract-name.ts";
import { escapeText } from "./escape.ts";
import { instanceNamespace } from "./names.ts";
import { insideBranch, itemPlace, type Place, rootPlace } from "./place.ts";
import { scalarText } from "./scalar.ts";
import { type Declared, Tag } from "./tag.ts";
import { branchOf, unionOf } from "./union.ts";
import { writeMembers } from "./write-members.ts";

/**
 * A value as XML, without a declaration or indentation: by the rules of OpenAPI's `xml` object, or by those of .NET's
 * serializers where the description says `x-xml-dialect`. Those write members in ordinal order, always declare the prefix
 * `i`, and escape `<`, `>` and `&` alone (observed). Null is `i:nil`; a carriage return is a reference.
 *
 * @param schemaName - The message's schema, by its name in the contract.
 * @throws {UnwritableValueError} for characters that XML cannot carry, names that are not XML names, and null in `Error`,
 * which declares no prefix for it.
 */
export function writeXml(contract: Contract, schemaName: string, value: unknown): string {
  const { shape, ...place } = rootPlace(contract, schemaName);
  const { dialect } = place.inside;
  // .NET declares it whether it is needed or not.
  const declared = dialect === "data-contract" && place.namespace !== "" ? { i: instanceNamespace } : {};
  return writeWith(new Tag(place, {}, "", declared), shape, place, value);
}

/** An element with a value in it. */
export function writeElement(shape: Shape, place: Place, value: unknown, around: Declared, path: string): string {
  return writeWith(new Tag(place, around, path), shape, place, value);
}

function writeWith(tag: Tag, shape: Shape, place: Place, value: unknown): string {
  const { path } = tag;
  if (value === null) {
    if (place.inside.dialect === "http-error") {
      throw new UnwritableValueError(path, "a message without a namespace cannot say null");
    }
    tag.nil();
    return `${tag.start} />`;
  }
  const content = writeContent(shape, place, value, tag);
  const isEmptyRoot = path === "" && content === "" && Array.isArray(value);
  return isEmptyRoot ? `${tag.start} />` : `${tag.start}>${content}</${tag.name}>`;
}

function writeContent(shape: Shape, place: Place, value: unknown, tag: Tag): string {
  const { contract, dialect } = place.inside;
  const union = unionOf(contract, shape);
  const branch = union && branchOf(contract, union, value);
  if (branch !== undefined) {
    const isTyped = dialect === "data-contract" && union?.property !== undefined && typeof value === "object";
    if (isTyped && !branch.isBase) {
      tag.type(contractName(contract, branch.shape));
    }
    const { [union?.property ?? ""]: _word, ...members } = value as Record<string, unknown>;
    const inside = insideBranch(branch.shape, place.inside);
    return writeContent(branch.shape, { ...place, inside }, isTyped ? members : value, tag);
  }
  if (Array.isArray(value)) {
    return writeItems(shape, place, value, tag);
  }
  return typeof value === "object" && value !== null
    ? writeMembers(shape, place, dialect === "data-contract" ? withoutWord(shape, value) : value, tag, writeElement)
    : escapeText(scalarText(shape, dialect, value), tag.path);
}

/** A class alone says by its contract what it is: its discriminator is not an element. */
function withoutWord(shape: Shape, value: object): object {
  const words = ownWord(shape);
  return Object.fromEntries(Object.entries(value).filter(([name]) => !Object.hasOwn(words, name)));
}

/** HttpError writes a list of texts as one text, its items joined by a space (observed). */
function writeItems(shape: Shape, { name, inside }: Place, values: readonly unknown[], tag: Tag): string {
  const item = shapeOf(inside.contract, itemsOf(shape));
  const isJoined = inside.dialect === "http-error" || !shape.types.includes("array");
  if (!isJoined || item.types.includes("object")) {
    const place = itemPlace(item, name, inside);
    return values
      .map((value, index) => writeElement(item, place, value, tag.declared, `${tag.path}/${index}`))
      .join("");
  }
  if (values.some((value) => typeof value === "object")) {
    throw new UnwritableValueError(tag.path, "the description gives no name to the list's elements");
  }
  return escapeText(values.join(" "), tag.path);
}
