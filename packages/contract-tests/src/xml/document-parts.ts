import { XmlDocument, XmlElement, type XmlTreeNode } from "libxml2-wasm";
import { escapeAttribute } from "./escape.ts";

/** Rows that are looked at at once. For each thing that is wrong, libxml2 counts the rows before it. */
const maxRows = 500;

/** Some rows of a list in a document of their own, or a document as it is. */
export interface DocumentPart {
  readonly part: XmlDocument;
  readonly rowsBefore: number;
}

/** A document whose root is a long list in parts, so that what is wrong with millions of rows is found in the first ones. */
export function* listParts(document: XmlDocument): Generator<DocumentPart> {
  const rows = rowsOf(document.root);
  if (rows.length <= maxRows) {
    yield { part: document, rowsBefore: 0 };
    return;
  }
  for (let start = 0; start < rows.length; start += maxRows) {
    const part = XmlDocument.fromString(writePart(document.root, rows.slice(start, start + maxRows)));
    try {
      yield { part, rowsBefore: start };
    } finally {
      part.dispose();
    }
  }
}

/** The place in the whole document of what a part has as its n-th row. */
export function moveRow(path: string, rowsBefore: number): string {
  return path.replace(
    /^(\/[^/]+\/[^/[]+)\[(\d+)\]/,
    (_, row: string, index: string) => `${row}[${Number(index) + rowsBefore}]`,
  );
}

/** The elements in a root that has nothing but elements of one name; none for any other root. */
function rowsOf(root: XmlElement): XmlElement[] {
  const rows: XmlElement[] = [];
  for (let node: XmlTreeNode | null = root.firstChild; node !== null; node = node.next) {
    if (node instanceof XmlElement) {
      rows.push(node);
    } else if (node.content.trim() !== "") {
      return [];
    }
  }
  const [first] = rows;
  return rows.every(({ name, namespaceUri }) => name === first?.name && namespaceUri === first.namespaceUri)
    ? rows
    : [];
}

function writePart(root: XmlElement, rows: readonly XmlElement[]): string {
  const name = root.prefix === "" ? root.name : `${root.prefix}:${root.name}`;
  const namespaces = Object.entries(root.nsDeclarations).map(([prefix, uri]): [string, string] => [
    prefix === "" ? "xmlns" : `xmlns:${prefix}`,
    uri,
  ]);
  const attributes = root.attrs.map((attribute): [string, string] => [
    attribute.prefix === "" ? attribute.name : `${attribute.prefix}:${attribute.name}`,
    attribute.value,
  ]);
  const fields = [...namespaces, ...attributes].map(([field, value]) => ` ${field}="${escapeAttribute(value, field)}"`);
  return `<${name}${fields.join("")}>${rows.map((row) => row.toString({ format: false })).join("")}</${name}>`;
}
