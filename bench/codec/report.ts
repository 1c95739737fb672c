import { readFileSync, writeFileSync } from "node:fs";
import { contenders } from "./contenders.ts";
import { isMet, judge, peers, type Results, ratio, ratioOf, timesFaster } from "./gate.ts";
import type { Timing } from "./times.ts";

export function report(results: Results): string {
  return [
    `### Ratios to JSON\n\n${shapesTable(results)}`,
    `### Decode, by spelling\n\n${spellingsTable(results.decoded)}`,
    `### What a loop takes that is written by hand for one document, and has no rules\n\n${byHandTable(results)}`,
    `### Targets\n\n${targetsTable(results)}`,
    contenders.map(({ name, note }) => `- **${name}**: ${note}.`).join("\n"),
  ].join("\n\n");
}

function shapesTable({ decoded, encoded }: Results): string {
  const canonical = decoded.filter(({ spelling }) => spelling === "canonical");
  const [, ...others] = contenders;
  const writers = others.filter(({ encoder }) => encoder !== undefined);
  const head = [
    "shape",
    "JSON.parse",
    ...others.map(({ name }) => `decode: ${name}`),
    "JSON.stringify",
    ...writers.map(({ name }) => `encode: ${name}`),
  ];
  const rows = canonical.map((timing, index) => {
    const written = encoded[index] as Timing;
    return [
      timing.shape.name,
      duration(timing.measurements[0]?.milliseconds),
      ...others.map(({ name }) => decimal(ratio(timing, name))),
      duration(written.measurements[0]?.milliseconds),
      ...writers.map(({ name }) => decimal(ratio(written, name))),
    ];
  });
  return table(head, rows);
}

function spellingsTable(decoded: readonly Timing[]): string {
  const spelled = Map.groupBy(decoded, ({ spelling }) => spelling);
  const rows = [...spelled].map(([spelling, timings]) => {
    const [worst] = timings.toSorted((one, other) => ratioOf(other) - ratioOf(one));
    const ratios = timings.map(ratioOf).toSorted((one, other) => one - other);
    return [
      spelling,
      decimal(ratios[Math.floor(ratios.length / 2)]),
      `${decimal(ratios.at(-1))} (${worst?.shape.name})`,
      decimal(Math.min(...timings.map(timesFaster))),
    ];
  });
  return table(["spelling", "median over the shapes", "worst", "times faster than saxes, at least"], rows);
}

function byHandTable({ byHand }: Results): string {
  const rows = byHand.map(({ what, codec, loop }) => [what, decimal(codec), decimal(loop)]);
  return table(["ratio to JSON", "openapi-codec", "by hand"], rows);
}

function targetsTable(results: Results): string {
  const rows = judge(results).map((judgement) => [
    judgement.what,
    decimal(judgement.measured),
    decimal(judgement.target),
    isMet(judgement) ? "yes" : "**no**",
    decimal(judgement.limit),
    judgement.where,
    ...peers.map((_, index) => peerRatio(judgement.peers[index])),
  ]);
  const head = [
    "worst ratio",
    "measured",
    "target",
    "met",
    "limit of the gate",
    "where",
    ...peers.map(({ name }) => name),
  ];
  return table(head, [...rows, ["whole client, kB gzipped", clientSize(), "25", "", "44", "sizes.test.ts"]]);
}

/** A library that cannot do it was not measured. */
const peerRatio = (ratio = Number.NaN): string => decimal(Number.isFinite(ratio) ? ratio : Number.NaN);

/** As the test that packs and bundles the client has written it into the client's README. */
function clientSize(): string {
  const readme = readFileSync(new URL("../../packages/client/README.md", import.meta.url), "utf8");
  const [, size] = /<!-- sizes: begin -->.*?\| ([\d.]+) kB \|/s.exec(readme) ?? [];
  if (size === undefined) throw new Error("The client's README has no sizes");
  return size;
}

/** Replaces what stands between the markers of that name in the file. */
export function writeBetweenMarkers(file: URL, marker: string, text: string): void {
  const old = readFileSync(file, "utf8");
  const [start, end] = [`<!-- ${marker} -->`, `<!-- end of ${marker} -->`];
  const [from, to] = [old.indexOf(start), old.indexOf(end)];
  if (from < 0 || to < from) throw new Error(`${file.pathname} has no markers for ${marker}`);
  writeFileSync(file, `${old.slice(0, from + start.length)}\n${text}\n${old.slice(to)}`);
}

export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string => `| ${cells.join(" | ")} |`;
  return [line(head), line(["---", ...head.slice(1).map(() => "---:")]), ...rows.map(line)].join("\n");
}

const decimal = (value = Number.NaN): string => (Number.isNaN(value) ? "–" : value.toFixed(2));

function duration(milliseconds = Number.NaN): string {
  return milliseconds < 1 ? `${(milliseconds * 1000).toPrecision(3)} µs` : `${milliseconds.toPrecision(3)} ms`;
}
