import { parseArgs } from "node:util";
import { Worker } from "node:worker_threads";
import { type Answer, GROWTH, type Task } from "./fuzz-task.ts";

const USAGE = `Makes up OpenAPI documents, feeds random texts and values of them to the codec, and compares it with libxml2 and a reader
over saxes. What is written is validated with an XML Schema of the made-up type.

  pnpm fuzz [--count N] [--seconds S] [--seed N] [--case N]

  --count    how many inputs, 1000000 unless told
  --seconds  when to stop at the latest, never unless told
  --seed     0 unless told; the same seed gives the same inputs
  --case     this one input only

Exit 0: no difference. Exit 1: a difference, an unexpected exception, a hang or more than linear time.`;

/** A case takes a millisecond; one that takes this long will not end. */
const HANG_MS = 60_000;

const { values } = parseArgs({
  options: {
    count: { type: "string", default: "1000000" },
    seconds: { type: "string", default: "Infinity" },
    seed: { type: "string", default: "0" },
    case: { type: "string" },
    help: { type: "boolean", default: false },
  },
});

if (values.help) {
  console.log(USAGE);
} else {
  const { lines, clean } = await watched({
    seed: parseNumber("seed", values.seed),
    first: parseNumber("case", values.case ?? "0"),
    count: values.case === undefined ? parseNumber("count", values.count) : 1,
    seconds: parseNumber("seconds", values.seconds),
    growth: values.case === undefined,
    progress: new Int32Array(new SharedArrayBuffer(4)),
  });
  console.log(lines.join("\n"));
  process.exitCode = clean ? 0 : 1;
}

function parseNumber(option: string, text: string): number {
  const number = Number(text);
  if (text.trim() === "" || Number.isNaN(number)) {
    throw new RangeError(`--${option} must be a number`);
  }
  return number;
}

/** Runs the task in a worker, so that a case without an end can be named and stopped. */
async function watched(task: Task): Promise<Answer> {
  const worker = new Worker(new URL("fuzz-worker.ts", import.meta.url), { workerData: task });
  let watch: NodeJS.Timeout | undefined;
  try {
    return await new Promise<Answer>((resolve, reject) => {
      let last: number | undefined;
      watch = setInterval(() => {
        const current = Atomics.load(task.progress, 0);
        if (current === last) {
          const what = current <= GROWTH ? "A probe of growth" : `Case ${current} of seed ${task.seed}`;
          resolve({ lines: [`${what} does not end`], clean: false });
        }
        last = current;
      }, HANG_MS);
      worker.once("message", resolve);
      worker.once("error", reject);
    });
  } finally {
    clearInterval(watch);
    await worker.terminate();
  }
}
