import { DecodeError, EncodeError } from "@starfish-api/client/codec";
import { type Claim, compare } from "../claim.ts";
import { decodeXml, encodeXml } from "../codec.ts";
import { modelOf } from "../message-model.ts";
import { fromFrame, toFrame } from "../model-value.ts";
import { type Serializer, SerializerRefusal } from "../serializer.ts";

const name = "execJobAsyncRequest";
const controls = Array.from({ length: 0x20 }, (_, code) => code).filter((code) => ![0x9, 0xa, 0xd].includes(code));
const noncharacters = [0xfffe, 0xffff];
const surrogates = [0xd800, 0xdbff, 0xdc00, 0xdfff];

/** What both sides make of the UTF-16 units that XML 1.0 cannot carry. */
export async function tryIllegalCharacters(serializer: Serializer): Promise<Claim[]> {
  const refused = compare("the client refuses to write what XML 1.0 cannot carry, and names the member");
  const referenced = compare("a reference that the client was told to write arrives as the character");
  const written = compare("the serializer writes such a character as a reference, &#x1; for U+0001");
  const notRead = compare("the client refuses to read such a reference");
  const read = compare("the client reads it when it was told to");
  const halves = compare("half of a surrogate pair becomes U+FFFD in the serializer's own text");
  for (const code of [...controls, ...noncharacters, ...surrogates]) {
    const character = String.fromCharCode(code);
    const value = { argument: `a${character}b`, jobID: "j", projectID: "p", runID: "r" };
    const about = `U+${code.toString(16).toUpperCase().padStart(4, "0")}`;
    refused.equal(
      "argument",
      pathOfRefusal(() => encodeXml(name, value)),
      about,
    );
    const xml = await serializer.write(name, toFrame(modelOf(name), value), "serializer").catch(refusalIn);
    if (surrogates.includes(code)) {
      halves.equal("a\uFFFDb", argumentOf(typeof xml === "string" ? xml : decodeXml(name, xml)), about);
      continue;
    }
    const reference = `a&#x${code.toString(16).toUpperCase()};b`;
    const sent = encodeXml(name, value, { unrepresentable: "reference" });
    const arrived = await serializer.read(name, sent).then(fromFrame, refusalIn);
    referenced.equal(value.argument, argumentOf(arrived), about);
    written.equal(reference, typeof xml === "string" ? xml : elementText(xml), about);
    if (typeof xml === "string") continue;
    notRead.equal(
      true,
      isRefused(() => decodeXml(name, xml)),
      about,
    );
    read.equal(value.argument, argumentOf(decodeXml(name, xml, { illegalCharacterReferences: "accept" })), about);
  }
  return [refused, referenced, written, notRead, read, halves].map((comparison) => comparison.claim());
}

function refusalIn(error: unknown): string {
  if (error instanceof SerializerRefusal) return error.message;
  throw error;
}

function pathOfRefusal(write: () => unknown): unknown {
  try {
    return write();
  } catch (error) {
    if (error instanceof EncodeError) return error.issues[0]?.path.at(-1);
    throw error;
  }
}

function isRefused(read: () => unknown): boolean {
  try {
    read();
    return false;
  } catch (error) {
    if (error instanceof DecodeError) return true;
    throw error;
  }
}

function elementText(xml: Uint8Array): string | undefined {
  return /<argument>(.*)<\/argument>/s.exec(new TextDecoder().decode(xml))?.[1];
}

function argumentOf(value: unknown): unknown {
  return typeof value === "object" && value !== null ? Reflect.get(value, "argument") : value;
}
