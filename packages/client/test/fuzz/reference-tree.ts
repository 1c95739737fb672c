import { SaxesParser, type SaxesTagNS } from "saxes";

/** An element as the document spells it, with prefixes resolved. */
export interface Element {
  readonly name: string;
  readonly namespace: string;
  /** Without namespace declarations. */
  readonly attributes: readonly Attribute[];
  readonly children: Element[];
  /** All character data directly inside, from text, CDATA sections and references, joined. */
  text: string;
}

export interface Attribute {
  readonly name: string;
  readonly namespace: string;
  readonly value: string;
}

/** The document is not what a reader of this API may accept; the message names the rule. */
export class Refusal extends Error {
  override readonly name = "Refusal";
}

const XMLNS = "http://www.w3.org/2000/xmlns/";

/** Of the fifth edition of XML 1.0, without the colon. */
const NAME_START =
  /^[A-Z_a-z\xc0-\xd6\xd8-\xf6\xf8-\u02ff\u0370-\u037d\u037f-\u1fff\u200c-\u200d\u2070-\u218f\u2c00-\u2fef\u3001-\ud7ff\uf900-\ufdcf\ufdf0-\ufffd\u{10000}-\u{effff}]/u;

/**
 * A document as a tree, by saxes, with the gaps of saxes closed: it passes lone surrogates and names such as `p:1`, and
 * its time grows with the square of the depth.
 */
export function parseTree(text: string, maxDepth: number): Element {
  if (/\p{Surrogate}/u.test(text)) {
    throw new Refusal("a lone surrogate is no character");
  }
  const parser = new SaxesParser({ xmlns: true, position: false, forceXMLVersion: true, defaultXMLVersion: "1.0" });
  const open: Element[] = [];
  let root: Element | undefined;

  parser.on("error", (error) => {
    throw new Refusal(error.message);
  });
  parser.on("xmldecl", ({ version }) => {
    if (version !== "1.0") {
      throw new Refusal("the XML version is not 1.0");
    }
  });
  parser.on("doctype", () => {
    throw new Refusal("a document type declaration is refused");
  });
  parser.on("processinginstruction", () => {
    throw new Refusal("a processing instruction is refused");
  });
  parser.on("opentag", (tag) => {
    if (open.length === maxDepth) {
      throw new Refusal(`elements are nested deeper than ${maxDepth}`);
    }
    const element = elementOf(tag);
    open.at(-1)?.children.push(element);
    root ??= element;
    open.push(element);
  });
  parser.on("closetag", () => {
    open.pop();
  });
  const append = (piece: string): void => {
    const element = open.at(-1);
    if (element !== undefined) {
      element.text += piece;
    }
  };
  parser.on("text", append);
  parser.on("cdata", append);
  parser.write(text).close();
  if (root === undefined) {
    throw new Refusal("there is no root element");
  }
  return root;
}

function elementOf(tag: SaxesTagNS): Element {
  const all = Object.values(tag.attributes);
  const badName = [tag, ...all].find(({ local }) => !NAME_START.test(local));
  if (badName !== undefined) {
    throw new Refusal(`${badName.name} has no name after its colon`);
  }
  const attributes = all
    .filter(({ uri }) => uri !== XMLNS)
    .map(({ local, uri, value }) => ({ name: local, namespace: uri, value }));
  return { name: tag.local, namespace: tag.uri, attributes, children: [], text: "" };
}
