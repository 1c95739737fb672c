import type { TextSpan, XmlCursor } from "./xml-cursor.ts";
import { XmlReadFailure } from "./xml-failure.ts";
import type { NamespaceScopes, QualifiedName } from "./xml-names.ts";

export interface XmlAttribute {
  readonly namespace: string;
  readonly localName: string;
  /** Decoded on demand: an attribute that nobody reads may hold anything. */
  readonly text: TextSpan;
}

/** An attribute as it stands in the text, before namespaces are known. */
interface WrittenAttribute {
  readonly name: QualifiedName;
  readonly text: TextSpan;
}

/** Reads attributes up to the end of the tag. */
export function takeAttributes(cursor: XmlCursor): readonly WrittenAttribute[] {
  const attributes: WrittenAttribute[] = [];
  while (true) {
    const name = cursor.takeQualifiedName();
    cursor.skipWhiteSpace();
    cursor.expect("=");
    cursor.skipWhiteSpace();
    const quote = cursor.startsWith("'") ? "'" : '"';
    cursor.expect(quote);
    attributes.push({ name, text: cursor.takeAttributeText(quote) });
    const spaced = cursor.skipWhiteSpace();
    if (">/?".includes(cursor.peek())) {
      return attributes;
    }
    if (!spaced) {
      throw new XmlReadFailure("No space between attributes.");
    }
  }
}

/** Declares namespaces first, because an attribute may use a prefix that a later one declares. */
export function declareAttributes(cursor: XmlCursor, scopes: NamespaceScopes): readonly XmlAttribute[] {
  const attributes = takeAttributes(cursor);
  const isDeclaration = ({ prefix, localName }: QualifiedName): boolean =>
    prefix === "xmlns" || (prefix === "" && localName === "xmlns");
  for (const { name, text } of attributes) {
    if (isDeclaration(name)) {
      scopes.declare(name.prefix === "" ? "" : name.localName, cursor.decodeNamespace(text));
    }
  }
  const plain = attributes
    .filter(({ name }) => !isDeclaration(name))
    .map(({ name, text }) => ({
      namespace: name.prefix === "" ? "" : scopes.resolve(name.prefix),
      localName: name.localName,
      text,
    }));
  if (new Set(plain.map(({ namespace, localName }) => `${namespace} ${localName}`)).size < plain.length) {
    throw new XmlReadFailure("Duplicate attribute.");
  }
  return plain;
}
