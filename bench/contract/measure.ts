/**
 * `node bench/contract/measure.ts [rounds]` measures `starfish-contract`: how long a start takes, a whole run, and how a run grows with `--examples`. CPU time is
 * that of the whole process; ratios are to an empty program of Node.js in the same round.
 */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";

const cli = fileURLToPath(new URL("../../packages/contract-tests/src/cli.ts", import.meta.url));
const rounds = Number(process.argv[2] ?? 3);

/** Makes a program of Node.js tell its CPU time in milliseconds as the last line of standard error. */
const meter = `data:text/javascript,${encodeURIComponent(
  'process.on("exit",()=>{const{user,system}=process.cpuUsage();process.stderr.write("\\n"+(user+system)/1000)})',
)}`;

interface Sample {
  readonly wall: number;
  readonly cpu: number;
  readonly stdout: string;
}

async function runNode(args: readonly string[]): Promise<Sample> {
  const begin = performance.now();
  const child = spawn(process.execPath, ["--import", meter, ...args], { stdio: ["ignore", "pipe", "pipe"] });
  const stdout: string[] = [];
  const stderr: string[] = [];
  child.stdout.on("data", (chunk) => stdout.push(String(chunk)));
  child.stderr.on("data", (chunk) => stderr.push(String(chunk)));
  const [code] = await once(child, "close");
  if (code !== 0) throw new Error(`${args.join(" ")} ended with ${code}: ${stderr.join("")}`);
  return {
    wall: performance.now() - begin,
    cpu: Number(stderr.join("").split("\n").at(-1)),
    stdout: stdout.join(""),
  };
}

const median = (values: readonly number[]): number =>
  values.toSorted((a, b) => a - b)[values.length >> 1] ?? Number.NaN;

const commands = new Map<string, readonly string[]>([
  ["an empty program", ["--eval", "0"]],
  ["--help", [cli, "--help"]],
  ["run --list", [cli, "run", "--list"]],
  ...[0, 25, 50, 100].map(
    (examples) => [`run --examples ${examples}`, [cli, "run", "--seed", "1", "--examples", String(examples)]] as const,
  ),
]);

const samples = new Map<string, Sample[]>([...commands.keys()].map((name) => [name, []]));
for (let round = 0; round < rounds; round += 1) {
  for (const [name, args] of commands) {
    samples.get(name)?.push(await runNode(args));
  }
}

const cpuOf = (name: string): number => median(samples.get(name)?.map(({ cpu }) => cpu) ?? []);
const base = cpuOf("an empty program");
const none = cpuOf("run --examples 0");
console.log("| command | cases | wall s | CPU s | CPU to an empty program | CPU ms for each case more |");
console.log("| --- | ---: | ---: | ---: | ---: | ---: |");
const counts = new Map<string, number>();
for (const [name, own] of samples) {
  const cases = Number(/No case of (\d+) failed/.exec(own[0]?.stdout ?? "")?.[1] ?? Number.NaN);
  counts.set(name, cases);
  const wall = median(own.map((sample) => sample.wall)) / 1000;
  const more = cases - (counts.get("run --examples 0") ?? Number.NaN);
  const each = more > 0 ? ((cpuOf(name) - none) / more).toFixed(2) : "";
  const cells = [
    Number.isNaN(cases) ? "" : cases,
    wall.toFixed(2),
    (cpuOf(name) / 1000).toFixed(2),
    (cpuOf(name) / base).toFixed(1),
    each,
  ];
  console.log(`| ${name} | ${cells.join(" | ")} |`);
}
