import { isDeepStrictEqual } from "node:util";
import type { Contender } from "./contender.ts";
import { codec, json, saxes } from "./contenders.ts";
import { type Measurement, type MeasureOptions, measure } from "./measure.ts";
import { canonicalXml, growths, type Shape, shapesUpTo } from "./shapes.ts";
import { type Spelled, spell, spellings } from "./spellings.ts";

/** What one document cost each contender; the first is JSON. */
export interface Timing {
  readonly shape: Shape;
  readonly spelling: string;
  readonly measurements: readonly Measurement[];
}

/** How much longer one item took in a document of four times the size. */
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
  return shapesUpTo(maxCount).flatMap((shape) =>
    spellings.flatMap((spelling): Timing[] => {
      if (spelling !== "canonical" && shape.count >= large) return [];
      const spelled = spell(shape, spelling);
      if (spelled === undefined) return [];
      const readers = spelling === "canonical" ? contenders : [json, codec, saxes];
      return [{ shape, spelling, measurements: measure(decodeWorks(readers, shape, spelled), options) }];
    }),
  );
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
  return shapesUpTo(maxCount).map((shape) => {
    const xml = canonicalXml(shape);
    const works = contenders.flatMap(({ name, encoder }) => (encoder ? [{ name, run: encoder(shape, xml) }] : []));
    return { shape, spelling: "canonical", measurements: measure(works, options) };
  });
}

/** Reads and writes documents of two sizes, in turn. */
export function measureGrowth(options: MeasureOptions): Growth[] {
  return growths.flatMap(({ what, shape }) => {
    const [small, big] = [shape(5), shape(20)];
    const grown = (works: readonly (() => unknown)[]): number => {
      return (
        (measure(
          works.map((run, index) => ({ name: String(index), run })),
          options,
        )[1]?.ratio ?? Number.NaN) / 4
      );
    };
    const decoded = [small, big].map((one) => codec.decoder(one, canonicalXml(one)));
    const encoded = [small, big].map((one) => codec.encoder?.(one, "") ?? (() => ""));
    return [
      { what: `decode, ${what}`, factor: grown(decoded) },
      { what: `encode, ${what}`, factor: grown(encoded) },
    ];
  });
}
