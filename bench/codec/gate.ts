import type { ByHand } from "./by-hand.ts";
import { codec, contenders, saxes } from "./contenders.ts";
import type { Memory } from "./memory.ts";
import type { Growth, Timing } from "./times.ts";

export interface Results {
  readonly decoded: readonly Timing[];
  readonly encoded: readonly Timing[];
  readonly growths: readonly Growth[];
  readonly byHand: readonly ByHand[];
  readonly memory: Memory;
  /** The CPU time of one call of the client, to one of the faster of openapi-fetch and hey-api. */
  readonly call: number;
}

/** One target, and what came nearest to it or missed it. */
export interface Judgement {
  readonly what: string;
  readonly measured: number;
  /** What the design aimed at. Decision 22 says which of them gave way to the limits, and why. */
  readonly target: number;
  /** What the gate lets pass: the target where it is met, else what decision 22 says. */
  readonly limit: number;
  readonly where: string;
  /** The worst of each other library over the same documents. */
  readonly peers: readonly number[];
}

/** The libraries that the codec is compared with, in the order of `peers`. */
export const peers = contenders.slice(2);

export function judge({ decoded, encoded, growths, memory, call }: Results): Judgement[] {
  const isLarge = ({ shape }: Timing): boolean => shape.count >= 10_000;
  const canonical = decoded.filter((timing) => timing.spelling === "canonical" && !isLarge(timing));
  const lists = canonical.filter(({ shape }) => shape.kind === "list");
  const small = encoded.filter((timing) => !isLarge(timing));
  const toThirdOfSaxes = (timing: Timing): number => 3 / timesFaster(timing);
  return [
    { ...worst("decode, any spelling, to JSON.parse", decoded), target: 5, limit: 15 },
    { ...worst("decode, canonical", canonical), target: 3.5, limit: 7.5 },
    { ...worst("decode, canonical lists", lists), target: 2.5, limit: 7.5 },
    { ...worst("decode, lists of 10,000 and more", decoded.filter(isLarge)), target: 2.5, limit: 10 },
    { ...worst("decode, to a third of saxes' time", decoded, toThirdOfSaxes), target: 1, limit: 2 },
    { ...worst("encode, to JSON.stringify", small), target: 2, limit: 5 },
    { ...worst("encode, lists of 10,000 and more", encoded.filter(isLarge)), target: 3, limit: 5.5 },
    ...growths.map(({ what, factor }) => plain(`growth beside JSON, ${what}`, factor, 1.5)),
    plain("peak memory, to JSON.parse", memory.xml / memory.json, 2, 2.7),
    plain("a call, to the faster of openapi-fetch and hey-api", call, 1, 1.4),
  ];
}

export const isMet = ({ measured, target }: Judgement): boolean => measured <= target;

/** Whether the gate lets it pass: not where nothing was measured. */
export const isLetPass = ({ measured, limit }: Judgement): boolean => measured <= limit;

const plain = (what: string, measured: number, target: number, limit = target): Judgement => ({
  what,
  measured,
  target,
  limit,
  where: "",
  peers: [],
});

type Worst = Pick<Judgement, "what" | "measured" | "where" | "peers">;

function worst(what: string, timings: readonly Timing[], measure: (timing: Timing) => number = ratioOf): Worst {
  const [first] = timings.toSorted((one, other) => measure(other) - measure(one));
  if (first === undefined) return { what, measured: Number.NaN, where: "", peers: [] };
  const where = `${first.shape.name}, ${first.spelling}`;
  const ratios = peers.map(({ name }) =>
    Math.max(...timings.map((timing) => ratio(timing, name)).filter(Number.isFinite)),
  );
  return { what, measured: measure(first), where, peers: measure === ratioOf ? ratios : [] };
}

/** The codec's time to JSON's. */
export const ratioOf = (timing: Timing): number => ratio(timing, codec.name);

/** How much faster the codec is than saxes. */
export const timesFaster = (timing: Timing): number => ratio(timing, saxes.name) / ratioOf(timing);

export function ratio({ measurements }: Timing, contender: string): number {
  return measurements.find(({ name }) => name === contender)?.ratio ?? Number.NaN;
}
