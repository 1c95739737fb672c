import { isWellFormed } from "../well-formed.ts";
import { parseBoolean } from "./boolean.ts";
import { attributeValue, characterData, type Fail, literalText } from "./character-data.ts";
import { detach } from "./detach.ts";
import { name, schemaInstance, space } from "./names.ts";
import { isDeclarable, outermost, type Scope, scopeIn } from "./namespaces.ts";

const equals = `${space}*=${space}*`;
const option = (key: string, value: string): string => `${space}+${key}${equals}(?:"${value}"|'${value}')`;
const declaration = new RegExp(
  `<\\?xml${option("version", "1\\.0")}(?:${option("encoding", "[Uu][Tt][Ff]-(?:8|16)")})?` +
    `(?:${option("standalone", "(?:yes|no)")})?${space}*\\?>`,
  "y",
);
const spaces = new RegExp(`${space}*`, "y");
const value = `(?:"[^<"]*"|'[^<']*')`;
/** The groups: prefix, name, attributes, and a slash where the element is empty. A hundred attributes are allowed. */
const startTag = new RegExp(
  `<(?:(${name}):)?(${name})((?:${space}+${name}(?::${name})?${equals}${value}){0,100})${space}*(/?)>`,
  "y",
);
/** The groups: prefix, name, and the value with its quotes. */
const attribute = new RegExp(`(?:(${name}):)?(${name})${equals}(${value})`, "g");
const nilIdentity = `{${schemaInstance}}nil`;

/** An element whose start tag was read. */
export interface Element {
  /** The name as it is spelt. */
  readonly spelling: string;
  /** The name without its prefix. */
  readonly name: string;
  /** "" for none. */
  readonly namespace: string;
  /** The prefixes in force inside. */
  readonly scope: Scope;
  /** Whether it says that it has no value. */
  readonly nil: boolean;
  /** Whether its start tag is its end tag too. */
  readonly isEmpty: boolean;
  /** Where it begins. */
  readonly start: number;
}

/**
 * Reads a document of XML 1.0 with namespaces from its start to its end, one tag or one text at a time. What is not
 * well-formed ends the reading with the error that `fail` throws, and so do document types and processing instructions,
 * where they begin.
 */
export interface Scanner {
  /** Reads up to the root's start tag, and that. */
  readonly root: () => Element;
  /**
   * Reads the start tag of the innermost open element's next child; or its end tag, and gives nothing. Refuses text on
   * the way.
   */
  readonly child: () => Element | undefined;
  /**
   * Reads what the innermost open element holds, and its end tag: its text, or nothing where there are elements in it,
   * which are refused unless allowed.
   */
  readonly content: (elementsAllowed: boolean) => string | undefined;
  /** Reads to the end of the document, after the root's end tag. */
  readonly end: () => void;
}

export function createScanner(text: string, maxDepth: number, acceptIllegal: boolean, fail: Fail): Scanner {
  let at = 0;
  const open: Element[] = [];

  function isAt(expected: string): boolean {
    return text.startsWith(expected, at);
  }

  function skipSpace(): void {
    spaces.lastIndex = at;
    spaces.test(text);
    at = spaces.lastIndex;
  }

  /** Skips white space and comments, all that may stand between the elements of data. */
  function skipMisc(): void {
    do skipSpace();
    while (isAt("<!--") && markup() === "");
  }

  /** Reads a comment or a CDATA section, and gives its text. */
  function markup(): string {
    const isComment = isAt("<!--");
    const from = at + (isComment ? 4 : 9);
    const to = isComment || isAt("<![CDATA[") ? text.indexOf(isComment ? "--" : "]]>", from) : -1;
    if (to === -1 || (isComment && text[to + 2] !== ">"))
      fail("Expected a comment or a CDATA section, and its end", at);
    const content = literalText(text.slice(from, to), from, fail);
    at = to + 3;
    return isComment ? "" : content;
  }

  function readStartTag(): Element {
    const start = at;
    startTag.lastIndex = at;
    const match = startTag.exec(text);
    if (match === null) {
      return fail(
        /^<[!?]/.test(text.slice(at, at + 2)) ? "Only elements and comments are allowed" : "Expected a tag",
        at,
      );
    }
    at = startTag.lastIndex;
    const [, prefix = "", local = "", attributes = "", slash] = match;
    const spelling = prefix === "" ? local : `${prefix}:${local}`;
    const outer = open.at(-1)?.scope ?? outermost;
    const [scope, nil] = attributes === "" ? [outer, false] : readAttributes(attributes, outer, start);
    const namespace = resolve(prefix, scope, start);
    if (open.length >= maxDepth) fail(`More than ${maxDepth} levels`, start);
    const element = { spelling, name: local, namespace, scope, nil, isEmpty: slash !== "", start };
    open.push(element);
    return element;
  }

  function resolve(prefix: string, scope: Scope, start: number): string {
    return scope[prefix] ?? fail(`The prefix ${prefix} is not declared`, start);
  }

  /** Of attributes, only the declarations of prefixes and nil mean something. */
  function readAttributes(attributes: string, outer: Scope, start: number): readonly [scope: Scope, nil: boolean] {
    const declared = scopeIn(outer);
    const others: [prefix: string, name: string, value: string][] = [];
    for (const [, prefix = "", local = "", value = ""] of attributes.matchAll(attribute)) {
      const meaning = attributeValue(value.slice(1, -1), (raw) => characterData(raw, start, acceptIllegal, fail));
      if (prefix !== "xmlns" && (prefix !== "" || local !== "xmlns")) {
        others.push([prefix, local, meaning]);
        continue;
      }
      const key = prefix === "" ? "" : local;
      if (Object.hasOwn(declared, key) || !isDeclarable(key, meaning)) {
        fail(`The prefix "${key}" cannot be declared so`, start);
      }
      declared[key] = meaning;
    }
    const seen = new Map<string, string>();
    for (const [prefix, local, meaning] of others) {
      const identity = prefix === "" ? local : `{${resolve(prefix, declared, start)}}${local}`;
      if (seen.has(identity)) fail(`The attribute ${local} stands twice`, start);
      seen.set(identity, meaning);
    }
    const nil = parseBoolean(seen.get(nilIdentity) ?? "0") ?? fail("nil must be true or false", start);
    return [declared, nil];
  }

  function readEndTag(): undefined {
    const { spelling = "" } = open.pop() ?? {};
    const start = at;
    at += 2;
    const isSpelt = isAt(spelling);
    at += spelling.length;
    skipSpace();
    if (!isSpelt || text[at] !== ">") fail(`Expected the end tag of ${spelling}`, start);
    at++;
  }

  return {
    root: () => {
      if (!isWellFormed(text)) fail("Half of a surrogate pair", text.search(/\p{Surrogate}/u));
      if (isAt("\uFEFF")) at = 1;
      declaration.lastIndex = at;
      if (declaration.test(text)) at = declaration.lastIndex;
      skipMisc();
      return readStartTag();
    },

    child: () => {
      if (open.at(-1)?.isEmpty) {
        open.pop();
        return undefined;
      }
      skipMisc();
      return isAt("</") ? readEndTag() : readStartTag();
    },

    content: (elementsAllowed) => {
      const depth = open.length;
      let content = "";
      let hasElements = false;
      while (open.length >= depth) {
        if (open.at(-1)?.isEmpty) {
          open.pop();
          continue;
        }
        const from = at;
        at = text.indexOf("<", from);
        if (at === -1) fail(`${open.at(-1)?.spelling} does not end`, from);
        content += characterData(text.slice(from, at), from, acceptIllegal, fail);
        if (isAt("</")) readEndTag();
        else if (isAt("<!")) content += markup();
        else if (!elementsAllowed) fail(`Expected text in ${open.at(-1)?.spelling}`, at);
        else hasElements = readStartTag() !== undefined;
      }
      return hasElements ? undefined : detach(content);
    },

    end: () => {
      skipMisc();
      if (at < text.length) fail("Expected the end of the document", at);
    },
  };
}
