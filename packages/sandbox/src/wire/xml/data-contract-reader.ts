import { type Contract, defaultModel, type Member, type Model, type Value } from "../contract.ts";
import { parseInt32 } from "../dotnet/dotnet-number.ts";
import { XmlReadFailure } from "./xml-failure.ts";
import { schemaInstanceNamespace, serializationNamespace } from "./xml-names.ts";
import { XmlNodeReader } from "./xml-node-reader.ts";

/** What the serializer's own attributes of an element say. */
interface ElementAttributes {
  readonly isNil: boolean;
  readonly id?: string;
  readonly reference?: string;
  readonly type?: { readonly namespace: string | undefined; readonly localName: string };
}

/**
 * Reads a message as DataContractSerializer does. It only looks forward: a member that stands behind its place in the
 * ordinal order, a second one of the same name and everything unknown are dropped without a word; one value of a wrong
 * type fails the whole.
 *
 * @returns null where the root is nil.
 * @throws XmlReadFailure where the framework throws.
 */
export function readDataContract(bytes: Uint8Array, contract: Contract): Model | null {
  const reader = new XmlNodeReader(bytes);
  reader.moveToContent();
  if (!reader.isElement(contract.name, contract.namespace)) {
    throw new XmlReadFailure(`Expected the element ${contract.name}.`);
  }
  const { isNil, reference, type } = readAttributes(reader);
  if (reference !== undefined) {
    throw new XmlReadFailure("A reference to nothing.");
  }
  if (isNil) {
    reader.skip();
    return null;
  }
  if (type !== undefined && (type.localName !== contract.name || type.namespace !== contract.namespace)) {
    throw new XmlReadFailure("An unknown type.");
  }
  const model = defaultModel(contract);
  if (!reader.isEmpty) {
    reader.read();
    readMembers(reader, contract, model);
  }
  // The node behind the root is read too, and nothing behind that.
  reader.read();
  return model;
}

function readMembers(reader: XmlNodeReader, contract: Contract, model: Model): void {
  let next = 0;
  while (reader.moveToContent() !== "endElement") {
    if (!reader.is("element")) {
      throw new XmlReadFailure("Text between members.");
    }
    const index = contract.ordinal.findIndex(
      (member, i) => i >= next && reader.isElement(member.name, contract.namespace),
    );
    const member = contract.ordinal[index];
    if (member === undefined) {
      readAttributes(reader);
      reader.skip();
    } else {
      model[member.name] = readMember(reader, member);
      next = index + 1;
    }
  }
}

function readMember(reader: XmlNodeReader, member: Member): Value {
  const { isNil, id, reference } = readAttributes(reader);
  const isValueType = member.kind === "boolean" || member.kind === "integer";
  if (reference !== undefined || (isValueType && (isNil || id !== undefined))) {
    throw new XmlReadFailure(`${member.name} cannot be null, named or a reference.`);
  }
  if (isNil) {
    reader.skip();
    return null;
  }
  const text = readContent(reader);
  switch (member.kind) {
    case "boolean":
      return parseXmlBoolean(text);
    case "integer":
      return parseXmlInt32(text);
    default:
      return text;
  }
}

/** The text of an element with comments dropped; fails at an element in it. */
function readContent(reader: XmlNodeReader): string {
  let text = "";
  if (!reader.isEmpty) {
    reader.read();
    while (reader.is("text") || reader.is("comment")) {
      text += reader.is("text") ? reader.text : "";
      reader.read();
    }
    if (!reader.is("endElement")) {
      throw new XmlReadFailure("An element in a value.");
    }
  }
  reader.read();
  return text;
}

function readAttributes(reader: XmlNodeReader): ElementAttributes {
  let isNil = false;
  let found: Omit<ElementAttributes, "isNil"> = {};
  for (const attribute of reader.attributes) {
    switch (`${attribute.namespace} ${attribute.localName}`) {
      case `${schemaInstanceNamespace} nil`:
        isNil = parseXmlBoolean(reader.valueOf(attribute));
        break;
      case `${schemaInstanceNamespace} type`: {
        const name = reader.valueOf(attribute);
        const colon = name.indexOf(":");
        if (name !== "") {
          const namespace = reader.findNamespace(colon < 0 ? "" : name.slice(0, colon));
          found = { ...found, type: { namespace, localName: name.slice(colon + 1) } };
        }
        break;
      }
      case `${serializationNamespace} Id`:
        found = { ...found, id: expectText(reader.valueOf(attribute)) };
        break;
      case `${serializationNamespace} Ref`:
        found = { ...found, reference: expectText(reader.valueOf(attribute)) };
        break;
      case `${serializationNamespace} Size`:
        if (parseXmlInt32(reader.valueOf(attribute)) < 0) {
          throw new XmlReadFailure("A negative size.");
        }
        break;
      default:
    }
  }
  return { isNil, ...found };
}

function expectText(text: string): string {
  if (text === "") {
    throw new XmlReadFailure("An empty name.");
  }
  return text;
}

/** XML Schema's boolean: `true`, `false`, `1`, `0`, white space of XML around them. */
function parseXmlBoolean(text: string): boolean {
  const word = text.replace(/^[ \t\r\n]+|[ \t\r\n]+$/g, "");
  if (word === "true" || word === "1") {
    return true;
  }
  if (word === "false" || word === "0") {
    return false;
  }
  throw new XmlReadFailure(`${text} is not a boolean.`);
}

function parseXmlInt32(text: string): number {
  const value = parseInt32(text);
  if (typeof value === "string") {
    throw new XmlReadFailure(`${text} is not an Int32.`);
  }
  return value;
}
