import { isDeepStrictEqual } from "node:util";
import type { Contender } from "./contenders.ts";
import { codec, json, saxes } from "./contenders.ts";
import { type Measurement, type MeasureOptions, measure, type Work } from "./measure.ts";
import { canonicalXml, growths, type Shape, shapesUpTo } from "./shapes.ts";
import { type Spelled, spell, spellings } from "./spellings.ts";

/** What one document cost each contender; the first is JSON. */
export interface Timing {
  readonly shape: Shape;
  readonly spelling: string;
  readonly measurements: readonly Measurement[];
}

/** How much more a document of four times the size took than JSON of four times the size did. */
export interface Growth {
  readonly what: string;
  readonly factor: number;
}

export interface TimesOptions extends MeasureOptions {
  readonly maxCount: number;
  readonly contenders: readonly Contender[];
}

/** From that many items on, documents are measured in canonical form only. */
const large = 10_000;

export function measureDecode({ maxCount, contenders, ...options }: TimesOptions): Timing[] {
  const cases = shapesUpTo(maxCount).flatMap((shape) =>
    spellings.flatMap((spelling): Case[] => {
      const spelled = spelling === "canonical" || shape.count < large ? spell(shape, spelling) : undefined;
      if (spelled === undefined) return [];
      const readers = spelling === "canonical" ? contenders : [json, codec, saxes];
      return [{ shape, spelling, works: decodeWorks(readers, shape, spelled) }];
    }),
  );
  return measureCases(cases, options);
}

/** Runs all works for a while before the first is measured: the compiler has to have seen every type. */
function measureCases(cases: readonly Case[], options: MeasureOptions): Timing[] {
  for (const { shape, works } of cases) if (shape.count < large) measure(works, { ...options, rounds: 1 });
  const forLarge = { ...options, rounds: Math.min(options.rounds, 5) };
  return cases.map(({ works, ...one }) => {
    return { ...one, measurements: measure(works, one.shape.count < large ? options : forLarge) };
  });
}

interface Case {
  readonly shape: Shape;
  readonly spelling: string;
  readonly works: readonly Work[];
}

function decodeWorks(readers: readonly Contender[], shape: Shape, { xml, value }: Spelled) {
  return readers.map(({ name, isTyped, decoder }) => {
    const run = decoder({ ...shape, value }, xml);
    if (isTyped && !isDeepStrictEqual(run(), value)) {
      throw new Error(`${name} does not give the value of ${shape.name}: ${xml.slice(0, 1000)}`);
    }
    return { name, run };
  });
}

export function measureEncode({ maxCount, contenders, ...options }: TimesOptions): Timing[] {
  const cases = shapesUpTo(maxCount).map((shape): Case => {
    const xml = canonicalXml(shape);
    const works = contenders.flatMap(({ name, encoder }) => (encoder ? [{ name, run: encoder(shape, xml) }] : []));
    return { shape, spelling: "canonical", works };
  });
  return measureCases(cases, options);
}

/** Reads and writes documents of two sizes, in turn. */
export function measureGrowth(options: MeasureOptions): Growth[] {
  return growths.flatMap(({ what, shape }) => {
    const [small, big] = [shape(5), shape(20)];
    const grown = (run: (contender: Contender, shape: Shape) => (() => unknown) | undefined): number => {
      const [inJson = Number.NaN, inXml = Number.NaN] = [json, codec].map((contender) => {
        const works = [small, big].map((one, index) => ({
          name: String(index),
          run: run(contender, one) ?? (() => ""),
        }));
        return measure(works, options)[1]?.ratio;
      });
      return inXml / inJson;
    };
    return [
      { what: `decode, ${what}`, factor: grown((contender, one) => contender.decoder(one, canonicalXml(one))) },
      { what: `encode, ${what}`, factor: grown((contender, one) => contender.encoder?.(one, "")) },
    ];
  });
}
