import {
  ampersand,
  apostrophe,
  blank,
  colon,
  equalsSign,
  greaterThan,
  isSpace,
  lessThan,
  quotationMark,
  slash,
} from "../characters.ts";
import { parseBoolean } from "../lexical.ts";
import { nameEnd, schemaInstance } from "../names.ts";
import { attributeValue, type Fail } from "./character-data.ts";
import { type Cutter, detach } from "./detach.ts";
import { isDeclarable, Scope, type TagRest } from "./scope.ts";

const maxAttributes = 1000;
/** A longer start tag is read again each time. */
const maxRemembered = 500;
/** As many attributes are compared with each other; of more, a set tells whether one stands twice. */
const maxCompared = 16;

/** What is read with the rest of a start tag, and where its "<" stands. */
export interface TagContext {
  readonly text: string;
  readonly start: number;
  readonly acceptIllegal: boolean;
  readonly fail: Fail;
  readonly cutter: Cutter;
}

interface FoundAttribute {
  readonly prefix: string;
  readonly name: string;
  readonly value: string;
  namespace: string;
}

/** Reads attributes and the end of a start tag, in an element where the prefixes of `outer` are in force. */
export function readTagRest(context: TagContext, from: number, outer: Scope): TagRest {
  const { text, start, fail } = context;
  const attributes: FoundAttribute[] = [];
  let declared: Map<string, string> | undefined;
  let at = from;
  let end = skipSpace(text, at);
  for (let count = 0; !isTagEnd(text.charCodeAt(end)); count++) {
    const prefixEnd = nameEnd(text, end);
    const hasPrefix = text.charCodeAt(prefixEnd) === colon;
    const localAt = hasPrefix ? prefixEnd + 1 : end;
    const localEnd = hasPrefix ? nameEnd(text, localAt) : prefixEnd;
    const openAt = valueStart(text, localEnd);
    const closeAt = openAt === -1 ? -1 : text.indexOf(text.charAt(openAt), openAt + 1);
    if (end === at || prefixEnd === end || localEnd === localAt || closeAt === -1) fail(unexpected, at);
    if (count === maxAttributes) fail(`more than ${maxAttributes} attributes`, start);
    const value = valueBetween(context, openAt + 1, closeAt, at);
    const prefix = hasPrefix ? text.slice(end, prefixEnd) : "";
    const name = text.slice(localAt, localEnd);
    if (prefix === "xmlns" || (prefix === "" && name === "xmlns")) {
      declared ??= new Map();
      declare(declared, prefix === "" ? "" : name, value, context);
    } else attributes.push({ prefix, name: detach(name), value, namespace: "" });
    at = closeAt + 1;
    end = skipSpace(text, at);
  }
  const isEmpty = text.charCodeAt(end) === slash;
  if (isEmpty && text.charCodeAt(++end) !== greaterThan) fail(unexpected, at);
  const length = end + 1 - from;
  const scope = declared === undefined ? outer : new Scope(outer, declared);
  const nil = attributes.length > 0 && resolveAttributes(attributes, scope, context);
  const isRepeatable = length <= maxRemembered && attributes.every(({ namespace }) => namespace === schemaInstance);
  const raw = isRepeatable ? text.slice(from, end + 1) : "";
  const isRepeated = isRepeatable && !raw.includes("&");
  return { raw: isRepeated ? detach(raw) : "", isRepeatable: isRepeated, length, scope, attributes, nil, isEmpty };
}

const unexpected = "expected an attribute or the end of the tag";

const isTagEnd = (code: number): boolean => code === greaterThan || code === slash;

function skipSpace(text: string, from: number): number {
  let at = from;
  while (isSpace(text.charCodeAt(at))) at++;
  return at;
}

/** Where the value of an attribute begins, with its quote, after its name; -1 where there is none. */
function valueStart(text: string, from: number): number {
  const equalsAt = skipSpace(text, from);
  if (text.charCodeAt(equalsAt) !== equalsSign) return -1;
  const at = skipSpace(text, equalsAt + 1);
  const code = text.charCodeAt(at);
  return code === quotationMark || code === apostrophe ? at : -1;
}

/** The value of an attribute whose name stands after `at`. */
function valueBetween(
  { text, start, acceptIllegal, fail, cutter }: TagContext,
  from: number,
  to: number,
  at: number,
): string {
  let ordinary = from;
  while (ordinary < to && isOrdinaryInAttribute(text.charCodeAt(ordinary))) ordinary++;
  if (ordinary === to) return cutter.cut(from, to);
  const raw = text.slice(from, to);
  if (raw.includes("<")) fail(unexpected, at);
  return detach(attributeValue(raw, start, acceptIllegal, fail));
}

const isOrdinaryInAttribute = (code: number): boolean =>
  code >= blank && code !== ampersand && code !== lessThan && code < 0xfffe;

function declare(declared: Map<string, string>, key: string, value: string, { start, fail }: TagContext): void {
  if (declared.has(key)) fail(`the prefix "${key}" is declared twice`, start);
  if (!isDeclarable(key, value)) fail(`the prefix "${key}" cannot stand for "${value}"`, start);
  declared.set(detach(key), value);
}

/** Finds the namespaces of attributes. Gives whether they say that the element has no value. */
function resolveAttributes(attributes: readonly FoundAttribute[], scope: Scope, { start, fail }: TagContext): boolean {
  let nil: string | undefined;
  const seen = attributes.length > maxCompared ? new Set<string>() : undefined;
  let index = 0;
  for (const attribute of attributes) {
    const { prefix, name, value } = attribute;
    if (prefix !== "") {
      attribute.namespace = scope.resolve(prefix) ?? fail(`the prefix ${prefix} is not declared`, start);
      if (name === "nil" && attribute.namespace === schemaInstance) nil = value;
    }
    const { namespace } = attribute;
    const isRepeated = seen ? seen.has(`${namespace} ${name}`) : standsBefore(attributes, index++, name, namespace);
    if (isRepeated) fail(`the attribute ${name} stands twice`, start);
    seen?.add(`${namespace} ${name}`);
  }
  if (nil === undefined) return false;
  return parseBoolean(nil) ?? fail("nil must be true or false", start);
}

function standsBefore(attributes: readonly FoundAttribute[], end: number, name: string, namespace: string): boolean {
  for (let index = 0; index < end; index++) {
    const other = attributes[index];
    if (other?.name === name && other.namespace === namespace) return true;
  }
  return false;
}
