import { XMLParser } from "fast-xml-parser";
import { KitError, UnreadableBodyError } from "../errors.ts";
import { withXmlDocument } from "./libxml2.ts";
import { instanceNamespace, serializationNamespace, xmlNamespace } from "./names.ts";

export interface XmlName {
  readonly namespace: string;
  readonly name: string;
}

export interface XmlAttribute extends XmlName {
  readonly value: string;
}

/** An element with its names resolved: the prefix is gone, the namespace's URI is known ("" is none). */
export interface XmlElement extends XmlName {
  /** Whether it says that it has no value: `i:nil` is true or 1. */
  readonly isNil: boolean;
  /** What `i:type` names; missing where it is not there. */
  readonly type?: XmlName;
  /** In the order of the document, without declarations. */
  readonly attributes: readonly XmlAttribute[];
  readonly children: readonly XmlElement[];
  /** All character data that stands directly in the element, comments left out. */
  readonly text: string;
}

type Prefixes = Readonly<Record<string, string>>;
type ParsedNode = Readonly<Record<string, unknown>>;

/** Stands in front of every name, so that no name is one of an object's own. No name can begin with it. */
const mark = "<";
const attributesKey = ":@";
const textKey = "#text";

const withMark = (name: string): string => (name.startsWith(mark) ? name : `${mark}${name}`);

const parser: XMLParser = new XMLParser({
  preserveOrder: true,
  ignoreAttributes: false,
  attributeNamePrefix: "",
  textNodeName: textKey,
  parseTagValue: false,
  parseAttributeValue: false,
  trimValues: false,
  ignoreDeclaration: true,
  ignorePiTags: true,
  // The only switch that decodes numeric references. Names such as &copy; never come this far: libxml2 refuses them.
  htmlEntities: true,
  processEntities: { enabled: true, maxTotalExpansions: Number.POSITIVE_INFINITY, maxExpandedLength: 2 ** 30 },
  // libxml2 allows 256.
  maxNestedTags: 300,
  transformTagName: withMark,
  transformAttributeName: withMark,
});

/**
 * The root element of a document. Throws an UnreadableBodyError when libxml2 finds the text not well-formed.
 *
 * @param takesInstructions - Whether processing instructions are passed over, which .NET's serializers refuse.
 */
export function parseXml(text: string, takesInstructions = false): XmlElement {
  withXmlDocument(text, () => undefined, takesInstructions);
  const nodes: unknown = parser.parse(text);
  const root = Array.isArray(nodes) ? nodes.find((node: ParsedNode) => !(textKey in node)) : undefined;
  if (root === undefined) {
    throw new KitError("fast-xml-parser found no root element in a well-formed document");
  }
  return toElement(root, { "": "", xml: xmlNamespace });
}

function toElement(node: ParsedNode, outer: Prefixes): XmlElement {
  const attributes = (node[attributesKey] ?? {}) as Readonly<Record<string, string>>;
  const tag = Object.keys(node).find((key) => key.startsWith(mark)) ?? mark;
  const content = node[tag] as readonly ParsedNode[];
  const prefixes = declare(attributes, outer);
  const { namespace, name } = resolve(tag.slice(mark.length), prefixes, prefixes[""] ?? "");
  const resolved = resolveAttributes(attributes, prefixes);
  if (resolved.some((attribute) => attribute.namespace === serializationNamespace && attribute.name === "Ref")) {
    throw new UnreadableBodyError(`${name} refers to another element (z:Ref), which is not followed`);
  }
  const instance = resolved.filter((attribute) => attribute.namespace === instanceNamespace);
  const nil = instance.find((attribute) => attribute.name === "nil")?.value.trim() ?? "";
  const type = instance.find((attribute) => attribute.name === "type")?.value.trim();
  return {
    namespace,
    name,
    isNil: ["true", "1"].includes(nil),
    ...(type === undefined ? {} : { type: resolve(type, prefixes, prefixes[""] ?? "") }),
    attributes: resolved,
    children: content.filter((child) => !(textKey in child)).map((child) => toElement(child, prefixes)),
    text: content.map((child) => (textKey in child ? String(child[textKey]) : "")).join(""),
  };
}

function declare(attributes: Readonly<Record<string, string>>, outer: Prefixes): Prefixes {
  const declared = Object.entries(attributes).flatMap(([key, uri]) => {
    const prefix = /^<xmlns(?::(.+))?$/.exec(key);
    return prefix === null ? [] : [[prefix[1] ?? "", uri] as const];
  });
  return declared.length === 0 ? outer : { ...outer, ...Object.fromEntries(declared) };
}

function resolve(qualified: string, prefixes: Prefixes, unprefixed: string): XmlName {
  const colon = qualified.indexOf(":");
  return colon === -1
    ? { namespace: unprefixed, name: qualified }
    : { namespace: prefixes[qualified.slice(0, colon)] ?? "", name: qualified.slice(colon + 1) };
}

const documentNamespaces = [instanceNamespace, serializationNamespace, xmlNamespace];

/** Whether an attribute that nobody describes says something about the document, not of its data: `xml:space`, `i:type`. */
export const isOfDocument = ({ namespace }: XmlAttribute): boolean => documentNamespaces.includes(namespace);

function resolveAttributes(attributes: Readonly<Record<string, string>>, prefixes: Prefixes): XmlAttribute[] {
  return Object.entries(attributes)
    .filter(([key]) => !/^<xmlns(?::|$)/.test(key))
    .map(([key, value]) => ({ ...resolve(key.slice(mark.length), prefixes, ""), value: String(value) }));
}
