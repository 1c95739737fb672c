import { UnreadableBodyError } from "../errors.ts";
import type { XmlElement, XmlName } from "./element.ts";
import { clarkName } from "./names.ts";

/** An element of a foreign namespace is another member than its namesake: it keeps the URI in its name. */
export function unknownName({ name, namespace }: XmlName, home: string): string {
  return namespace === home ? name : clarkName(namespace, name);
}

/** What an element says, without a schema: a text, or an object of all that is in it. */
export function readUntyped(element: XmlElement): unknown {
  if (element.isNil) {
    return null;
  }
  return element.children.length === 0
    ? element.text
    : Object.fromEntries(element.children.map((child) => [unknownName(child, element.namespace), readUntyped(child)]));
}

/** Throws an UnreadableBodyError for a text where only elements belong. */
export function refuseText(element: XmlElement): void {
  if (element.text.trim() !== "") {
    throw new UnreadableBodyError(
      `${element.name} holds the text ${JSON.stringify(element.text.trim())} between its members`,
    );
  }
}
