import {
  DOMImplementation,
  DOMParser,
  type Document,
  type Element,
  Node,
  onErrorStopParsing,
  XMLSerializer,
} from "@xmldom/xmldom";
import { allMessages } from "../../../packages/client/src/generated/all-messages.ts";
import type { Contender } from "../contender.ts";
import { type TreeView, valueOfTree } from "../value-of-tree.ts";

const XSI = "http://www.w3.org/2001/XMLSchema-instance";

const parser = new DOMParser({ onError: onErrorStopParsing, locator: false });
const serializer = new XMLSerializer();

const isElement = (node: Node): node is Element => node.nodeType === Node.ELEMENT_NODE;

function elementsIn(parent: Node): Element[] {
  const elements: Element[] = [];
  for (let child = parent.firstChild; child !== null; child = child.nextSibling) {
    if (isElement(child)) {
      elements.push(child);
    }
  }
  return elements;
}

const view: TreeView<Element> = {
  name: ({ localName, nodeName }) => localName ?? nodeName,
  text: ({ textContent }) => textContent ?? "",
  isNil: (element) => element.getAttributeNS(XSI, "nil") === "true",
  children: elementsIn,
};

/** Members in the schema's order. */
function fill(document: Document, element: Element, schemaName: string, value: unknown): Element {
  const schema = allMessages.schemas[schemaName];
  if (schema === undefined || value === null) {
    element.setAttributeNS(XSI, "i:nil", "true");
    return element;
  }
  const create = (name: string): Element =>
    document.createElementNS(allMessages.namespaces?.[schemaName] ?? null, name);
  if (schema.item !== undefined) {
    for (const item of Array.isArray(value) ? value : []) {
      element.appendChild(fill(document, create(schema.item), schema.item, item));
    }
    return element;
  }
  for (const { name } of schema.members) {
    if (Object.hasOwn(Object(value), name)) {
      const member: unknown = Object(value)[name];
      const child = create(name);
      element.appendChild(child);
      if (member === null) {
        child.setAttributeNS(XSI, "i:nil", "true");
      } else {
        child.appendChild(document.createTextNode(String(member)));
      }
    }
  }
  return element;
}

export const xmldom: Contender = {
  name: "@xmldom/xmldom",
  note: "a DOM with namespaces, stopping at every error it reports; then a walk beside the schema",
  reads: "xml",
  equal: true,
  decode: (schemaName, text) => {
    const root = parser.parseFromString(text, "application/xml").documentElement;
    return root === null ? undefined : valueOfTree(view, schemaName, root);
  },
  encode: (schemaName, value) => {
    const namespace = allMessages.namespaces?.[schemaName] ?? "";
    const document = new DOMImplementation().createDocument(namespace, schemaName);
    if (document.documentElement !== null) {
      document.documentElement.setAttributeNS("http://www.w3.org/2000/xmlns/", "xmlns:i", XSI);
      fill(document, document.documentElement, schemaName, value);
    }
    return serializer.serializeToString(document);
  },
};
