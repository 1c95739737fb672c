import { codec, saxes } from "./contenders.ts";
import type { Memory } from "./memory.ts";
import type { Growth, Timing } from "./times.ts";

export interface Results {
  readonly decoded: readonly Timing[];
  readonly encoded: readonly Timing[];
  readonly growths: readonly Growth[];
  readonly memory: Memory;
}

/** One target, and what came nearest to it or missed it. */
export interface Judgement {
  readonly what: string;
  readonly measured: number;
  readonly max: number;
  readonly where: string;
}

export function judge({ decoded, encoded, growths, memory }: Results): Judgement[] {
  const canonical = decoded.filter(({ spelling }) => spelling === "canonical");
  return [
    worst("decode, any spelling, to JSON.parse", 5, decoded, ratioOf),
    worst("decode, canonical", 3.5, canonical, ratioOf),
    worst(
      "decode, canonical lists",
      2.5,
      canonical.filter(({ shape }) => shape.kind === "list"),
      ratioOf,
    ),
    worst("decode, to a third of saxes", 1, decoded, (timing) => 3 / timesFaster(timing)),
    worst(
      "encode, to JSON.stringify",
      2,
      encoded.filter(({ shape }) => shape.count < 10_000),
      ratioOf,
    ),
    worst(
      "encode, lists of 10,000 and more",
      3,
      encoded.filter(({ shape }) => shape.count >= 10_000),
      ratioOf,
    ),
    ...growths.map(({ what, factor }) => ({
      what: `per item, four times as many: ${what}`,
      measured: factor,
      max: 1.5,
      where: "",
    })),
    { what: "peak memory, to JSON.parse", measured: memory.xml / memory.json, max: 2, where: "" },
  ];
}

export const isMet = ({ measured, max }: Judgement): boolean => measured <= max;

function worst(what: string, max: number, timings: readonly Timing[], measure: (timing: Timing) => number): Judgement {
  const [first] = timings.toSorted((one, other) => measure(other) - measure(one));
  if (first === undefined) return { what, max, measured: Number.NaN, where: "" };
  return { what, max, measured: measure(first), where: `${first.shape.name}, ${first.spelling}` };
}

/** The codec's time to JSON's. */
export const ratioOf = (timing: Timing): number => ratio(timing, codec.name);

/** How much faster the codec is than saxes. */
export const timesFaster = (timing: Timing): number => ratio(timing, saxes.name) / ratioOf(timing);

export function ratio({ measurements }: Timing, contender: string): number {
  return measurements.find(({ name }) => name === contender)?.ratio ?? Number.NaN;
}
