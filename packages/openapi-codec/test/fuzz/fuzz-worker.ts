import { inspect } from "node:util";
import { parentPort, workerData } from "node:worker_threads";
import { fuzzRun, type NumberedFinding } from "./fuzz-run.ts";
import { type Answer, GROWTH, type Task } from "./fuzz-task.ts";
import { findExcesses, readingCost, writingCost } from "./growth.ts";
import { READER_PROBES, randomProbes, WRITER_PROBES } from "./probes.ts";
import { shrinkFinding } from "./shrink.ts";
import { codec } from "./subject.ts";

const MOST_FINDINGS = 10;
/** How many tables are made up for the probes of growth. */
const RANDOM_PROBES = 3;

function answer({ seed, first, count, seconds, growth, progress }: Task): Answer {
  const start = performance.now();
  const elapsed = (): number => (performance.now() - start) / 1000;
  const { findings, summary } = fuzzRun(codec, {
    seed,
    first,
    count,
    enough: (found) => found >= MOST_FINDINGS || elapsed() > seconds,
    onCase: (caseNumber) => Atomics.store(progress, 0, caseNumber),
  });
  const duration = elapsed().toFixed(1);
  Atomics.store(progress, 0, GROWTH);
  const made = growth ? randomProbes(seed, RANDOM_PROBES) : { readers: {}, writers: {} };
  const onProbe = () => Atomics.sub(progress, 0, 1);
  const excesses = growth
    ? [
        ...findExcesses({ ...READER_PROBES, ...made.readers }, readingCost(codec), onProbe),
        ...findExcesses({ ...WRITER_PROBES, ...made.writers }, writingCost(codec), onProbe),
      ]
    : [];
  return {
    clean: findings.length === 0 && excesses.length === 0,
    lines: [
      ...findings.map((finding) => describe(seed, shrinkFinding(codec, finding))),
      ...excesses.map(({ probe, ratio }) => `Not so: time grows with the size: ${probe}, ${ratio.toFixed(0)} for 16\n`),
      summary.table(),
      `seed ${seed}, ${duration} s, ${findings.length} differences`,
      growth ? `${excesses.length} probes took more than linear time` : "the probes of growth were left out",
    ],
  };
}

function describe(seed: number, { claim, caseNumber, target, input, detail }: NumberedFinding): string {
  const shown =
    input instanceof Uint8Array
      ? `bytes ${Buffer.from(input).toString("hex")}`
      : inspect(input, { depth: null, maxArrayLength: null, maxStringLength: null });
  return `Not so: ${claim}\n  seed ${seed}, case ${caseNumber}, ${target.schema}\n  ${shown}\n  ${detail}\n  ${JSON.stringify(target.table.types)}\n`;
}

parentPort?.postMessage(answer(workerData));
