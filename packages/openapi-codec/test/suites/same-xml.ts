import { XmlCData, XmlDocument, XmlElement, XmlText } from "libxml2-wasm";

const instanceNamespace = "http://www.w3.org/2001/XMLSchema-instance";

/** What an XML document says, however it is spelt: prefixes, quotes, CDATA, comments and the XML declaration are gone. */
export interface XmlTree {
  /** `{namespace}local`; `{}local` is in no namespace. */
  readonly name: string;
  /** By `{namespace}local`, sorted. */
  readonly attributes: Readonly<Record<string, string>>;
  /** Texts that follow each other are one. */
  readonly content: readonly (XmlTree | string)[];
}

export interface XmlTreeOptions {
  /** `drop` leaves out texts of white space alone, where they stand beside elements. Default `keep`. */
  readonly spaceBetweenElements?: "drop" | "keep";
}

/** Reads XML with libxml2, which throws on what is not well-formed or has a prefix that nobody declared. */
export function xmlTree(text: string, { spaceBetweenElements = "keep" }: XmlTreeOptions = {}): XmlTree {
  const document = XmlDocument.fromString(text);
  try {
    return treeOf(document.root, spaceBetweenElements === "drop");
  } finally {
    document.dispose();
  }
}

function treeOf(element: XmlElement, dropsSpace: boolean): XmlTree {
  const attributes = element.attrs.map(({ name, namespaceUri, content }): [string, string] => {
    const isType = name === "type" && namespaceUri === instanceNamespace;
    return [expandedName(namespaceUri, name), isType ? expandedType(element, content) : content];
  });
  return {
    name: expandedName(element.namespaceUri, element.name),
    attributes: Object.fromEntries(attributes.sort(([one], [other]) => (one < other ? -1 : 1))),
    content: contentOf(element, dropsSpace),
  };
}

function contentOf(element: XmlElement, dropsSpace: boolean): readonly (XmlTree | string)[] {
  const content: (XmlTree | string)[] = [];
  for (let node = element.firstChild; node !== null; node = node.next) {
    if (node instanceof XmlElement) {
      content.push(treeOf(node, dropsSpace));
    } else if (node instanceof XmlText || node instanceof XmlCData) {
      const last = content.at(-1);
      if (typeof last === "string") content[content.length - 1] = last + node.content;
      else if (node.content !== "") content.push(node.content);
    }
  }
  const isSpaceBetween = dropsSpace && content.some((part) => typeof part !== "string");
  return isSpaceBetween ? content.filter((part) => typeof part !== "string" || /[^\t\n\r ]/.test(part)) : content;
}

/** The value of `xsi:type` is a name too: which namespace its prefix means is said where it stands. */
function expandedType(element: XmlElement, value: string): string {
  const [local = "", prefix = ""] = value.trim().split(":").reverse();
  return expandedName(element.namespaceForPrefix(prefix) ?? "", local);
}

const expandedName = (namespace: string, local: string): string => `{${namespace}}${local}`;
