import { IssueCollector } from "../issue-collector.ts";
import { attributeValue } from "./character-data.ts";
import { qualifiedName, schemaInstance } from "./names.ts";
import { declarationProblem, outermost, resolvePrefix, rootDeclarations, type Scope } from "./namespaces.ts";
import { Source } from "./source.ts";

export interface StartTag {
  /** The name as it is spelt, with its prefix. */
  readonly spelling: string;
  /** The name without its prefix. */
  readonly name: string;
  /** "" for none. */
  readonly namespace: string;
  /** The prefixes in force inside the element. */
  readonly scope: Scope;
  /** Whether the element says that it has no value. */
  readonly nil: boolean;
  /** Whether this is the end tag too. */
  readonly isEmpty: boolean;
}

const nilIdentity = `{${schemaInstance}}nil`;
const nilValue = /^[\t\n\r ]*(?:(true|1)|(false|0))[\t\n\r ]*$/;

interface Attribute {
  readonly prefix: string;
  readonly name: string;
  readonly value: string;
  readonly start: number;
}

/** A start tag, and how it is written mostly: so written, it need not be read character by character. */
export interface ExpectedTag {
  readonly text: string;
  readonly tag: StartTag;
}

/** What the framework writes at the beginning of a document. */
export function expectedRoot(name: string, namespace: string): ExpectedTag {
  const text = `<${name}${rootDeclarations(namespace)}>`;
  return { text, tag: readStartTag(new Source(text, new IssueCollector(name)), outermost, false) };
}

/** Reads a start tag, at its `<`. Attributes are checked, but none has a meaning here beyond namespaces and nil. */
export function readStartTag(source: Source, outer: Scope, acceptIllegal: boolean): StartTag {
  if (source.startsWith("<?")) source.fail("Processing instructions are not allowed");
  const start = source.at++;
  const [prefix, name] = readName(source, "element");
  const spelling = source.text.slice(start + 1, source.at);
  const attributes: Attribute[] = [];
  while (source.skipSpace() && !/[/>]/.test(source.text[source.at] ?? "")) {
    attributes.push(readAttribute(source, acceptIllegal));
  }
  const isEmpty = source.text[source.at] === "/";
  if (isEmpty) source.at++;
  if (source.text[source.at++] !== ">")
    source.fail(`Expected > at the end of the start tag of ${spelling}`, source.at - 1);
  const scope = declare(source, attributes, outer);
  const namespace = resolve(source, prefix, scope, start);
  return { spelling, name, namespace, scope, nil: checkAttributes(source, attributes, scope), isEmpty };
}

function readName(source: Source, owner: string): readonly [prefix: string, name: string] {
  qualifiedName.lastIndex = source.at;
  const [whole, first = "", second] =
    qualifiedName.exec(source.text) ?? source.fail(`Expected the name of an ${owner}`);
  source.at += whole.length;
  if (source.text[source.at] === ":") source.fail("A name may have one colon");
  return second === undefined ? ["", first] : [first, second];
}

function readAttribute(source: Source, acceptIllegal: boolean): Attribute {
  const start = source.at;
  const [prefix, name] = readName(source, "attribute");
  source.skipSpace();
  if (source.text[source.at] !== "=") source.fail("Expected = after the name of an attribute");
  source.at++;
  source.skipSpace();
  const quote = source.text[source.at] ?? "";
  if (quote !== '"' && quote !== "'") source.fail("Expected a value in quotes");
  const from = source.at + 1;
  const to = source.text.indexOf(quote, from);
  if (to === -1) source.fail("The value of the attribute does not end");
  source.at = to + 1;
  return { prefix, name, start, value: attributeValue(source.text.slice(from, to), from, acceptIllegal, source.fail) };
}

const isDeclaration = ({ prefix, name }: Attribute) => prefix === "xmlns" || (prefix === "" && name === "xmlns");

function declare(source: Source, attributes: readonly Attribute[], outer: Scope): Scope {
  const declarations = attributes.filter(isDeclaration);
  if (declarations.length === 0) return outer;
  const declared = new Map<string, string>();
  for (const { prefix, name, value, start } of declarations) {
    const declaredPrefix = prefix === "" ? "" : name;
    const problem = declarationProblem(declaredPrefix, value);
    if (problem !== undefined) source.fail(problem, start);
    declared.set(declaredPrefix, value);
  }
  return { declared, outer };
}

function resolve(source: Source, prefix: string, scope: Scope, start: number): string {
  return resolvePrefix(scope, prefix) ?? source.fail(`The prefix ${prefix} is not declared`, start);
}

/** Refuses attributes that stand twice, by spelling or by namespace, and says whether one of them is a true `nil`. */
function checkAttributes(source: Source, attributes: readonly Attribute[], scope: Scope): boolean {
  let nil = false;
  const seen = new Set<string>();
  for (const attribute of attributes) {
    const { prefix, name, value, start } = attribute;
    const isPlain = prefix === "" || isDeclaration(attribute);
    const identity = isPlain ? `${prefix}:${name}` : `{${resolve(source, prefix, scope, start)}}${name}`;
    if (seen.has(identity)) source.fail(`The attribute ${name} stands twice`, start);
    seen.add(identity);
    if (identity !== nilIdentity) continue;
    const [, yes, no] = nilValue.exec(value) ?? [];
    if (yes === undefined && no === undefined) source.fail("nil must be true or false", start);
    nil = yes !== undefined;
  }
  return nil;
}
