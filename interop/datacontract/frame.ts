/** A member of the type DateTime; its text is the one that XML Schema has for it. */
export interface Moment {
  readonly moment: string;
}

export type FrameValue = string | number | boolean | null | Moment | readonly FrameValue[] | FrameMessage;

/** Values by name. Integers are those of 32 bits. */
export interface FrameMessage {
  readonly [name: string]: FrameValue;
}

const tags = { null: 0, text: 1, integer: 2, boolean: 3, moment: 4, message: 5, list: 6 } as const;

export function isMoment(value: FrameValue): value is Moment {
  return typeof value === "object" && value !== null && typeof Reflect.get(value, "moment") === "string";
}

/** A text as its length and its UTF-16 units: halves of surrogate pairs arrive too. */
export function encodeText(text: string): Buffer {
  return Buffer.concat([encodeInteger(text.length), Buffer.from(text, "utf16le")]);
}

export function encodeInteger(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeInt32LE(value);
  return bytes;
}

/** The bytes of a value: a tag and its content. */
export function encodeValue(value: FrameValue): Buffer {
  switch (typeof value) {
    case "string":
      return tagged(tags.text, encodeText(value));
    case "number":
      return tagged(tags.integer, encodeInteger(value));
    case "boolean":
      return tagged(tags.boolean, Buffer.from([Number(value)]));
    case "object":
      break;
  }
  if (value === null) return tagged(tags.null);
  if (isMoment(value)) return tagged(tags.moment, encodeText(value.moment));
  if (isList(value)) return tagged(tags.list, encodeInteger(value.length), ...value.map(encodeValue));
  const entries = Object.entries(value);
  return tagged(
    tags.message,
    encodeInteger(entries.length),
    ...entries.flatMap(([name, member]) => [encodeText(name), encodeValue(member)]),
  );
}

function tagged(tag: number, ...parts: readonly Buffer[]): Buffer {
  return Buffer.concat([Buffer.from([tag]), ...parts]);
}

function isList(value: object): value is readonly FrameValue[] {
  return Array.isArray(value);
}

/** Reads a frame from its beginning on. */
export interface FrameReader {
  byte(): number;
  integer(): number;
  text(): string;
  value(): FrameValue;
  /** Everything that is left. */
  rest(): Buffer;
}

export function createFrameReader(bytes: Buffer): FrameReader {
  let at = 0;
  const take = (length: number): Buffer => {
    at += length;
    return bytes.subarray(at - length, at);
  };
  const byte = (): number => take(1).readUInt8();
  const integer = (): number => take(4).readInt32LE();
  const text = (): string => take(integer() * 2).toString("utf16le");
  const repeat = <T>(times: number, read: () => T): T[] => Array.from({ length: times }, read);
  const value = (): FrameValue => {
    const tag = byte();
    switch (tag) {
      case tags.null:
        return null;
      case tags.text:
        return text();
      case tags.integer:
        return integer();
      case tags.boolean:
        return byte() !== 0;
      case tags.moment:
        return { moment: text() };
      case tags.message:
        return Object.fromEntries(repeat(integer(), (): [string, FrameValue] => [text(), value()]));
      case tags.list:
        return repeat(integer(), value);
      default:
        throw new RangeError(`No value begins with the tag ${tag}`);
    }
  };
  return { byte, integer, text, value, rest: () => take(bytes.length - at) };
}
