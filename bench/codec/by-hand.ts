import { isDeepStrictEqual } from "node:util";
import { codec, json } from "./contenders.ts";
import { type Measurement, type MeasureOptions, measure } from "./measure.ts";
import { canonicalXml, type Shape, shapesUpTo } from "./shapes.ts";
import { spell } from "./spellings.ts";

/**
 * What a loop takes that is written by hand for one document: it knows each tag, and has no rules. It tells how much of a
 * ratio is the language's, and how much is the codec's.
 */
export interface ByHand {
  readonly what: string;
  /** Of the codec and of the loop, to JSON. */
  readonly codec: number;
  readonly loop: number;
}

/** Goes through a text whose parts are known. */
class Loop {
  #at = 0;
  readonly #text: string;

  constructor(text: string) {
    this.#text = text;
  }

  /** Passes over a part if it is there. */
  has(part: string): boolean {
    const { length } = part;
    for (let i = 0; i < length; i++) if (this.#text.charCodeAt(this.#at + i) !== part.charCodeAt(i)) return false;
    this.#at += length;
    return true;
  }

  pass(part: string): void {
    if (!this.has(part)) throw new SyntaxError(`expected ${part} at ${this.#at}`);
  }

  textTo(part: string): string {
    const to = this.#text.indexOf(part, this.#at);
    const text = this.#text.slice(this.#at, to);
    this.#at = to + part.length;
    return text;
  }

  numberTo(part: string, first?: number): number {
    let value = first ?? 0;
    let decimals = -1;
    for (let code = this.#next(); code === 46 || (code >= 48 && code <= 57); code = this.#next()) {
      if (code !== 46) value = value * 10 + (code - 48);
      if (code === 46 || decimals >= 0) decimals++;
    }
    this.#at--;
    this.pass(part);
    return decimals > 0 ? value / 10 ** decimals : value;
  }

  #next(): number {
    return this.#text.charCodeAt(this.#at++);
  }
}

const start = (name: string): string => `<${name} xmlns="urn:example:shop">`;

function numbers(xml: string, before: string, after: string, isReference = false): number[] {
  const loop = new Loop(xml);
  const values: number[] = [];
  loop.pass(start("Numbers"));
  while (loop.has(before)) values.push(loop.numberTo(after, isReference ? loop.numberTo(";") - 48 : undefined));
  loop.pass("</Numbers>");
  return values;
}

const readers: readonly (readonly [shape: string, spelling: string, read: (xml: string) => unknown])[] = [
  ["numbers x100", "canonical", (xml) => numbers(xml, "<item>", "</item>")],
  ["numbers x100", "CDATA", (xml) => numbers(xml, "<item><![CDATA[", "]]></item>")],
  ["numbers x100", "character references", (xml) => numbers(xml, "<item>&#", "</item>", true)],
  ["texts x100", "canonical", readTexts],
  ["map x100", "canonical", readMap],
  ["objects x100", "canonical", readProducts],
  ["attributes x100", "canonical", readLines],
];

function readTexts(xml: string): string[] {
  const loop = new Loop(xml);
  const values: string[] = [];
  loop.pass(start("Words"));
  while (loop.has("<item>")) values.push(loop.textTo("</item>"));
  loop.pass("</Words>");
  return values;
}

function readMap(xml: string): Record<string, string> {
  const loop = new Loop(xml);
  const value: Record<string, string> = {};
  loop.pass(start("Map"));
  while (!loop.has("</Map>")) {
    loop.pass("<");
    const key = loop.textTo(">");
    value[key] = loop.textTo("</");
    loop.pass(key);
    loop.pass(">");
  }
  return value;
}

function readProducts(xml: string): object[] {
  const loop = new Loop(xml);
  const values: object[] = [];
  loop.pass(start("Products"));
  while (loop.has("<Products><sku>")) {
    values.push({
      sku: loop.textTo("</sku><name>"),
      name: loop.textTo("</name><price>"),
      price: loop.numberTo("</price><stock>"),
      stock: loop.numberTo("</stock><active>"),
      active: loop.textTo("</active></Products>") === "true",
    });
  }
  loop.pass("</Products>");
  return values;
}

function readLines(xml: string): object {
  const loop = new Loop(xml);
  const lines: object[] = [];
  loop.pass(start("Attributes"));
  while (loop.has('<lines sku="')) {
    lines.push({
      sku: loop.textTo('" count="'),
      count: loop.numberTo('"><note>'),
      note: loop.textTo("</note></lines>"),
    });
  }
  loop.pass("</Attributes>");
  return { lines };
}

const special = /[<>&\r]/;
const keyOfMap = /^[A-Za-z_][-.\w]*$/;

const writers: Readonly<Record<string, (value: never) => string>> = {
  "numbers x100": (values: readonly number[]) => {
    let text = start("Numbers");
    for (const value of values) text += `<item>${value}</item>`;
    return `${text}</Numbers>`;
  },
  "texts x100": (values: readonly string[]) => {
    let text = start("Words");
    for (const value of values) text += `<item>${plain(value)}</item>`;
    return `${text}</Words>`;
  },
  "map x100": (value: Readonly<Record<string, string>>) => {
    let text = start("Map");
    for (const key in value) {
      if (!keyOfMap.test(key)) throw new SyntaxError(key);
      text += `<${key}>${plain(value[key] as string)}</${key}>`;
    }
    return `${text}</Map>`;
  },
};

function plain(text: string): string {
  if (special.test(text)) throw new SyntaxError("a text that has to be escaped");
  return text;
}

export function measureByHand(options: MeasureOptions): ByHand[] {
  const shapes = new Map(shapesUpTo(100).map((shape) => [shape.name, shape]));
  const read = readers.map(([name, spelling, decode]): ByHand => {
    const shape = shapes.get(name) as Shape;
    const xml = spell(shape, spelling)?.xml ?? "";
    if (!isDeepStrictEqual(decode(xml), shape.value)) throw new Error(`The loop for ${name} reads something else`);
    const works = [json, codec].map((one) => one.decoder(shape, xml));
    const runs = [...works, () => decode(xml)].map((run) => ({ name: "", run }));
    return ratios(`read ${name}, ${spelling}`, measure(runs, options));
  });
  const written = Object.entries(writers).map(([name, encode]): ByHand => {
    const shape = shapes.get(name) as Shape;
    const write = (): string => encode(shape.value as never);
    if (write() !== canonicalXml(shape)) throw new Error(`The loop for ${name} writes something else`);
    const works = [json, codec].flatMap((one) => one.encoder?.(shape, "") ?? []);
    const runs = [...works, write].map((run) => ({ name: "", run }));
    return ratios(`write ${name}`, measure(runs, options));
  });
  return [...read, ...written];
}

function ratios(what: string, [, codec, loop]: readonly Measurement[]): ByHand {
  return { what, codec: codec?.ratio ?? Number.NaN, loop: loop?.ratio ?? Number.NaN };
}
