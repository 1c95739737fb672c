import { SaxesParser } from "saxes";
import { OUTERMOST, Refusal, resolveTag, type Scope } from "./reference-namespaces.ts";

/** An element as the document spells it, with prefixes resolved. */
export interface Element {
  readonly name: string;
  readonly namespace: string;
  /** It says that it has no value, by an attribute of the XSI namespace. */
  readonly isNil: boolean;
  readonly children: Element[];
  /** By `{namespace}local`, without the declarations. */
  readonly attributes: ReadonlyMap<string, string>;
  readonly scope: Scope;
  /** All character data directly inside, from text, CDATA sections and references, joined. */
  text: string;
  /** A CDATA section or a reference is among that. */
  hasMarkedText: boolean;
}

const XSI_NIL = "{http://www.w3.org/2001/XMLSchema-instance}nil";

/**
 * A document as a tree. Its form is checked by saxes, with the gaps of saxes closed: it passes lone surrogates, and `<?a??>`. Its
 * namespaces are not used, as it trims the names and takes time by the square of the depth. Of bytes, the XML declaration may name their
 * encoding alone; of a text, any.
 */
export function parseTree(text: string, maxDepth: number, ofBytes: string | undefined): Element {
  if (/\p{Surrogate}/u.test(text)) {
    throw new Refusal("a lone surrogate is not a character");
  }
  const parser = new SaxesParser({ xmlns: false, position: false, forceXMLVersion: true, defaultXMLVersion: "1.0" });
  const open: { readonly element: Element; readonly scope: Scope }[] = [];
  let root: Element | undefined;

  parser.on("error", (error) => {
    throw new Refusal(error.message);
  });
  parser.on("xmldecl", ({ version, encoding }) => {
    if (version !== "1.0") {
      throw new Refusal("the XML version is not 1.0");
    }
    if (encoding !== undefined && !/^[A-Za-z][-.\w]*$/.test(encoding)) {
      throw new Refusal("that is not the name of an encoding");
    }
    if (
      encoding !== undefined &&
      ofBytes !== undefined &&
      encoding.toLowerCase().replace("utf8", "utf-8") !== ofBytes
    ) {
      throw new Refusal(`the encoding is not ${ofBytes}`);
    }
  });
  parser.on("doctype", () => {
    throw new Refusal("a document type declaration is refused");
  });
  parser.on("processinginstruction", ({ target, body }) => {
    if (target.includes(":")) {
      throw new Refusal("the name of a processing instruction has no colon");
    }
    if (body.startsWith("?") && text.includes(`<?${target}?`)) {
      throw new Refusal("white space stands after the name of a processing instruction");
    }
  });
  parser.on("opentag", ({ name, attributes }) => {
    if (open.length === maxDepth) {
      throw new Refusal(`elements are nested deeper than ${maxDepth}`);
    }
    const tag = resolveTag(name, attributes, open.at(-1)?.scope ?? OUTERMOST);
    const nil = tag.attributes.get(XSI_NIL);
    const isNil = nil !== undefined && parseBoolean(nil);
    const { local, namespace, scope } = tag;
    const { attributes: resolved } = tag;
    const element = {
      name: local,
      namespace,
      isNil,
      children: [],
      attributes: resolved,
      scope,
      text: "",
      hasMarkedText: false,
    };
    open.at(-1)?.element.children.push(element);
    root ??= element;
    open.push({ element, scope });
  });
  parser.on("closetag", () => {
    open.pop();
  });
  const append = (piece: string, isMarked: boolean): void => {
    const element = open.at(-1)?.element;
    if (element !== undefined) {
      element.text += piece;
      element.hasMarkedText ||= isMarked;
    }
  };
  // saxes tells of a text when it has read the angle bracket after it.
  parser.on("text", (piece) => append(piece, lastRun(text, parser.position - 1).includes("&")));
  parser.on("cdata", (piece) => append(piece, true));
  parser.write(text).close();
  if (root === undefined) {
    throw new Refusal("there is no root element");
  }
  return root;
}

/** What stands before that place and after the last `>`. */
function lastRun(text: string, end: number): string {
  return text.slice(text.lastIndexOf(">", end - 1) + 1, end);
}

/** An `xs:boolean`. Throws a `Refusal` for any other text. */
export function parseBoolean(text: string): boolean {
  switch (text.replace(/^[\t\n\r ]+|[\t\n\r ]+$/g, "")) {
    case "true":
    case "1":
      return true;
    case "false":
    case "0":
      return false;
    default:
      throw new Refusal("that is not a boolean");
  }
}
