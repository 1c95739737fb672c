import type { WireMember } from "../../src/codec/wire-table.ts";
import { COMMENTS, characterData, looseScalar } from "./character-data.ts";
import type { Random } from "./random.ts";
import { CANONICAL, type Spelling } from "./spelling.ts";
import { namespaceOf, schemaOf, shuffled } from "./values.ts";

const XSI = "http://www.w3.org/2001/XMLSchema-instance";

/** Writes a valid value as a document in the given spelling; whatever the spelling, the document means the value. */
export function writeDocument(
  random: Random,
  schemaName: string,
  value: unknown,
  spelling: Spelling = CANONICAL,
): string {
  const namespace = namespaceOf(schemaName);
  const prefix = namespace === "" ? "" : spelling.prefix;
  const pen = createPen(random, { ...spelling, prefix });
  const declarations = shuffled(random, [
    pen.attribute(`xmlns:${spelling.xsiPrefix}`, XSI),
    ...(namespace === "" ? [] : [pen.attribute(prefix === "" ? "xmlns" : `xmlns:${prefix}`, namespace)]),
  ]).join("");
  const mark = spelling.byteOrderMark ? "\ufeff" : "";
  const before = spelling.declaration === "" ? "" : spelling.declaration + pen.gap();
  return mark + before + writeMessage(pen, pen.name(schemaName), declarations, schemaName, value) + pen.gap();
}

/** Writes the small parts, each time as the spelling and chance have it. */
interface Pen {
  name(local: string): string;
  attribute(name: string, content: string): string;
  element(tag: string, attributes: string, content: string): string;
  nil(tag: string, attributes: string): string;
  text(text: string): string;
  scalar(value: unknown): string;
  /** White space and comments between elements. */
  gap(): string;
  /** Elements with gaps around them. */
  content(elements: readonly string[]): string;
  /** The same, where elements that nobody knows may stand too, and in any order if the order means nothing. */
  looseContent(elements: readonly string[], ordered: boolean): string;
}

function createPen(random: Random, spelling: Spelling): Pen {
  const blank = (): string => random.pick(spelling.blanks);
  const stranger = (share: number, text: string): string => (spelling.strangers && random.chance(share) ? text : "");

  const pen: Pen = {
    name: (local) => (spelling.prefix === "" ? local : `${spelling.prefix}:${local}`),
    attribute: (name, content) => {
      const quote = random.pick(spelling.quotes);
      return `${blank() || " "}${name}${blank()}=${blank()}${quote}${content}${quote}`;
    },
    element: (tag, attributes, content) => {
      const unknown = stranger(0.3, ` xml:space="preserve" nil='true' z:nil="1" xmlns:z="urn:z"`);
      const start = `<${tag}${attributes}${unknown}${blank()}`;
      return content === "" && spelling.selfClosing ? `${start}/>` : `${start}>${content}</${tag}${blank()}>`;
    },
    nil: (tag, attributes) => {
      const mark = pen.attribute(`${spelling.xsiPrefix}:nil`, random.pick(["true", "true", "1"]));
      return pen.element(tag, attributes + mark, "");
    },
    text: (text) => characterData(random, spelling, text),
    scalar: (value) => (spelling.looseScalars ? looseScalar(random, value) : String(value)),
    gap: () => {
      const comment = spelling.comments && random.chance(0.3) ? random.pick(COMMENTS) : "";
      return random.pick(spelling.indentation) + comment;
    },
    content: (elements) => elements.map((element) => pen.gap() + element).join("") + pen.gap(),
    looseContent: (elements, ordered) => {
      const sorted = spelling.reordered && !ordered ? shuffled(random, elements) : elements;
      return pen.content(sorted.map((element) => stranger(0.2, STRANGER) + element));
    },
  };
  return pen;
}

const STRANGER = `<z:a xmlns:z='urn:z'>x<z:b y='&lt;'/><![CDATA[<]]></z:a>`;

function writeMessage(pen: Pen, tag: string, attributes: string, schemaName: string, value: unknown): string {
  const schema = schemaOf(schemaName);
  if (value === null) {
    return pen.nil(tag, attributes);
  }
  if (Array.isArray(value) && schema.item !== undefined) {
    const items = value.map((item) => writeMessage(pen, pen.name(schema.item), "", schema.item, item));
    return pen.element(tag, attributes, pen.looseContent(items, true));
  }
  const members = schema.item !== undefined ? [] : schema.members;
  const left = new Map(Object.entries(Object(value)));
  const elements: string[] = [];
  for (const member of members) {
    if (left.has(member.name)) {
      elements.push(writeMember(pen, member, left.get(member.name)));
      left.delete(member.name);
    }
  }
  for (const [name, text] of left) {
    elements.push(pen.element(pen.name(name), "", pen.text(String(text))));
  }
  return pen.element(tag, attributes, pen.looseContent(elements, false));
}

function writeMember(pen: Pen, member: WireMember, value: unknown): string {
  const tag = pen.name(member.name);
  if (member.kind === "object") {
    return writeMessage(pen, tag, "", member.schema, value);
  }
  if (value === null) {
    return pen.nil(tag, "");
  }
  switch (member.kind) {
    case "map":
      return pen.element(
        tag,
        "",
        pen.content(
          Object.entries(Object(value)).map(([key, texts]) => {
            return pen.element(pen.name(key), "", pen.text([texts].flat().join(" ")));
          }),
        ),
      );
    case "string":
      return pen.element(tag, "", pen.text(String(value)));
    default:
      return pen.element(tag, "", pen.scalar(value));
  }
}
