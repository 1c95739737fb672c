import { type Contract, defaultModel, type Member, type Model, type Value } from "../contract.ts";
import { parseBoolean } from "../dotnet/dotnet-number.ts";
import { foldCase } from "../dotnet/dotnet-text.ts";
import type { Charset } from "../http/negotiation.ts";
import { hiddenError, type ModelState } from "../model-state.ts";
import { decodeTextParts } from "./json-text-parts.ts";
import type { JsonTextReader } from "./json-text-reader.ts";
import { JsonReadFailure } from "./json-token.ts";
import { Newtonsoft6Reader, newtonsoft6 } from "./newtonsoft-6-reader.ts";
import { Newtonsoft12Reader, newtonsoft12 } from "./newtonsoft-12-reader.ts";

/** A version of Newtonsoft.Json: they bind broken and unusual JSON in other ways. */
export type NewtonsoftVersion = 6 | 12;

/**
 * Fills a model as Newtonsoft's serializer does with Web API's settings: every error is noted under the path where the
 * reader stood and reading goes on, so that what survives a broken body depends on where it broke.
 *
 * @throws EncodingFailure where the bytes are not text.
 */
export function readJsonModel(
  body: Uint8Array,
  charset: Charset,
  contract: Contract,
  state: ModelState,
  newtonsoft: NewtonsoftVersion,
): Model | null {
  const { askedFor } = newtonsoft === 6 ? newtonsoft6 : newtonsoft12;
  const parts = decodeTextParts(body, charset, askedFor);
  const reader = newtonsoft === 6 ? new Newtonsoft6Reader(parts) : new Newtonsoft12Reader(parts);
  try {
    return readRoot(reader, contract, state);
  } catch (error) {
    note(error, reader, state);
    return null;
  }
}

function readRoot(reader: JsonTextReader, contract: Contract, state: ModelState): Model | null {
  do {
    if (!reader.read()) {
      return null;
    }
  } while (reader.is("comment"));
  switch (reader.type) {
    case "startObject":
      return readObject(reader, contract, state);
    case "null":
    case "undefined":
      return null;
    case "string":
      if (reader.value === "") {
        return null;
      }
      break;
    default:
  }
  throw new JsonReadFailure(`A ${reader.type} is not an object.`);
}

function readObject(reader: JsonTextReader, contract: Contract, state: ModelState): Model | null {
  readOrFail(reader);
  if (readMetadata(reader) === "reference") {
    return null;
  }
  const model = defaultModel(contract);
  const depth = reader.depth;
  let finished = false;
  do {
    switch (reader.type) {
      case "propertyName":
        try {
          readProperty(reader, contract, model);
        } catch (error) {
          note(error, reader, state);
          recover(reader, depth);
        }
        break;
      case "endObject":
        finished = true;
        break;
      case "comment":
        break;
      default:
        throw new JsonReadFailure(`Unexpected ${reader.type} in an object.`);
    }
  } while (!finished && reader.read());
  if (!finished) {
    state.add(reader.path, hiddenError);
  }
  return model;
}

/**
 * `$id`, `$type` and `$ref` are metadata while they come first. A `$ref` to nothing known is not an object.
 */
function readMetadata(reader: JsonTextReader): "reference" | "none" {
  while (reader.is("propertyName")) {
    const name = reader.value;
    if (name === "$ref") {
      readOrFail(reader);
      if (!reader.is("string") && !reader.is("null")) {
        throw new JsonReadFailure("A reference must be a string or null.");
      }
      const isReference = reader.is("string");
      readOrFail(reader);
      if (isReference) {
        if (reader.is("propertyName")) {
          throw new JsonReadFailure("Additional content in a reference.");
        }
        return "reference";
      }
    } else if (name === "$type" || name === "$id") {
      readOrFail(reader);
      if (name === "$type" && reader.value === null) {
        throw new JsonReadFailure("A type without a name.");
      }
      readOrFail(reader);
    } else if (name === "$values") {
      readOrFail(reader);
      throw new JsonReadFailure("A list is not an object.");
    } else {
      return "none";
    }
  }
  return "none";
}

function readProperty(reader: JsonTextReader, contract: Contract, model: Model): void {
  const member = findMember(contract, String(reader.value));
  if (member === undefined) {
    if (reader.read()) {
      reader.skip();
    }
    return;
  }
  model[member.name] = readMember(reader, member);
}

function findMember(contract: Contract, name: string): Member | undefined {
  const folded = foldCase(name);
  return (
    contract.members.find((member) => member.name === name) ??
    contract.members.find((member) => member.name.toLowerCase() === folded)
  );
}

function readMember(reader: JsonTextReader, member: Member): Value {
  if (member.kind === "integer") {
    reader.readAsInt32();
    expectValue(reader);
    return reader.is("integer") ? Number(reader.value) : failConversion(reader);
  }
  if (member.kind === "boolean") {
    reader.readAsBoolean();
    expectValue(reader);
    return readBoolean(reader);
  }
  reader.readAsString();
  expectValue(reader);
  return reader.is("string") ? String(reader.value) : reader.is("null") ? null : failConversion(reader);
}

/** `Convert.ChangeType` to a boolean: any number, the words, and `{"$value": …}` around them. */
function readBoolean(reader: JsonTextReader): boolean {
  const value = reader.value;
  switch (reader.type) {
    case "boolean":
      return value === true;
    case "integer":
      return typeof value === "bigint" && BigInt.asIntN(64, value) === value ? value !== 0n : failConversion(reader);
    case "float":
      return value !== 0;
    case "string":
    case "startConstructor":
      return parseBoolean(String(value)) ?? failConversion(reader);
    case "startObject":
      return readWrappedBoolean(reader);
    default:
      return failConversion(reader);
  }
}

function readWrappedBoolean(reader: JsonTextReader): boolean {
  readOrFail(reader);
  if (readMetadata(reader) === "reference" || reader.value !== "$value" || !reader.is("propertyName")) {
    return failConversion(reader);
  }
  readOrFail(reader);
  if (reader.is("startObject")) {
    return failConversion(reader);
  }
  const value = readBoolean(reader);
  readOrFail(reader);
  return value;
}

function expectValue(reader: JsonTextReader): void {
  if (reader.is("none")) {
    throw new JsonReadFailure("Unexpected end for a value.");
  }
}

function readOrFail(reader: JsonTextReader): void {
  if (!reader.read()) {
    throw new JsonReadFailure("Unexpected end of an object.");
  }
}

function failConversion(reader: JsonTextReader): never {
  throw new JsonReadFailure(`A ${reader.type} cannot be converted.`);
}

function note(error: unknown, reader: JsonTextReader, state: ModelState): void {
  if (!(error instanceof JsonReadFailure)) {
    throw error;
  }
  state.add(reader.path, hiddenError);
}

/** Reads on to the end of the value that failed; fails itself when the reader cannot get past it. */
function recover(reader: JsonTextReader, depth: number): void {
  reader.skip();
  while (reader.depth > depth + reader.recoveryDepth) {
    if (!reader.read()) {
      break;
    }
  }
}
