import { UnreadableBodyError } from "../errors.ts";
import { ownWord } from "../spec/inheritance/own-word.ts";
import { itemsOf, type Shape, shapeOf } from "../spec/shape.ts";
import type { Contract } from "../types.ts";
import { parseXml, type XmlElement } from "./element.ts";
import { clarkName } from "./names.ts";
import { itemPlace, type Place, rootPlace } from "./place.ts";
import { readMembers } from "./read-members.ts";
import { readUnion } from "./read-union.ts";
import { readUntyped, refuseText, unknownName } from "./read-untyped.ts";
import { readScalar } from "./scalar.ts";

/**
 * The value of an XML document, typed by the schema of its message: by the rules of OpenAPI's `xml` object, or by those
 * of .NET's serializers where the description says `x-xml-dialect`. Text that has no value of its member's type stays
 * text, and names that the schema does not list are kept, so that the schema can say what is wrong.
 *
 * @throws {UnreadableBodyError} when the text is not well-formed, or the root element is another one.
 */
export function readXml(contract: Contract, schemaName: string, text: string): unknown {
  const { name, namespace, inside, shape } = rootPlace(contract, schemaName);
  const root = parseXml(text, inside.dialect === "openapi");
  const found = clarkName(root.namespace, root.name);
  // Where the description gives the root no name, any will do.
  if (found !== clarkName(namespace, name === "" ? root.name : name)) {
    throw new UnreadableBodyError(`the root element is ${found}, not ${clarkName(namespace, name)}`);
  }
  return readElement(shape, root, { name: root.name, namespace, inside });
}

/** The value of an element whose name is the right one. */
function readElement(shape: Shape, element: XmlElement, place: Place): unknown {
  if (element.isNil) {
    return null;
  }
  const union = readUnion(shape, element, place, readElement);
  if (union !== undefined) {
    return union.value;
  }
  if (shape.types.includes("array")) {
    return readItems(shape, element, place);
  }
  if (shape.types.includes("object")) {
    const value = readMembers(shape, element, place, readElement);
    // Of a class that others are made of, or that is made of one, the contract says the discriminator, and no member.
    return place.inside.dialect === "data-contract" ? { ...ownWord(shape), ...value } : value;
  }
  const isText = element.children.length === 0;
  return isText ? readScalar(shape, place.inside.dialect, element.text) : readUntyped(element);
}

/** A list has an element for each item, but HttpError writes a list of texts as one text (observed). */
function readItems(shape: Shape, element: XmlElement, { name, inside }: Place): unknown[] {
  const item = shapeOf(inside.contract, itemsOf(shape));
  if (inside.dialect === "http-error" && item.types.includes("string")) {
    return [element.children.length > 0 ? readUntyped(element) : element.text];
  }
  refuseText(element);
  const place = itemPlace(item, name, inside);
  return element.children.map((child) =>
    child.name === place.name && child.namespace === place.namespace
      ? readElement(item, child, place)
      : { [unknownName(child, inside.namespace)]: readUntyped(child) },
  );
}
