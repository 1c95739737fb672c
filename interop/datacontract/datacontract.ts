import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import type { Claim } from "./claim.ts";
import { messageClasses } from "./message-classes.ts";
import { readMessages } from "./message-model.ts";
import { compileProgram, ensureMono, MonoMissingError } from "./mono.ts";
import { type Serializer, startSerializer } from "./serializer.ts";
import { tryCapturedServer } from "./trials/captured-server.ts";
import { tryEveryCharacter } from "./trials/every-character.ts";
import { tryGeneratedValues } from "./trials/generated-values.ts";
import { tryIllegalCharacters } from "./trials/illegal-characters.ts";
import { tryMemberOrder } from "./trials/member-order.ts";

const usage = `Lets the client's XML codec and System.Runtime.Serialization.DataContractSerializer read each other.

  pnpm interop:datacontract [--values 12000] [--seed <number>]

  --values  how many generated values go through both sides
  --seed    the same values again; default a new one

Needs Mono, which it installs from Debian's packages when it runs as root.
Exit code 0: no differences. 1: there were differences. 2: it could not run.`;

const { values: args } = parseArgs({
  options: {
    values: { type: "string", default: "12000" },
    seed: { type: "string", default: String(Math.floor(Math.random() * 2 ** 31)) },
    help: { type: "boolean", default: false },
  },
});

if (args.help) {
  console.info(usage);
} else {
  try {
    await main({ values: wholeNumber("values", args.values), seed: wholeNumber("seed", args.seed) });
  } catch (error) {
    process.exitCode = 2;
    if (!(error instanceof MonoMissingError || error instanceof RangeError)) throw error;
    console.error(error.message);
  }
}

async function main(options: { readonly values: number; readonly seed: number }): Promise<void> {
  const start = performance.now();
  ensureMono();
  const folder = mkdtempSync(join(tmpdir(), "starfish-datacontract-"));
  try {
    const program = join(folder, "serializer.exe");
    const classes = join(folder, "Messages.cs");
    writeFileSync(classes, messageClasses());
    compileProgram(fileURLToPath(new URL("csharp", import.meta.url)), [classes], program);
    const serializer = startSerializer(program);
    console.info(`${await serializer.describe()}\n${options.values} generated values, seed ${options.seed}\n`);
    for (const { name, reason } of readMessages().leftOut) console.info(`Not compared: ${name}, for ${reason}`);
    const claims = await runTrials(serializer, options);
    await serializer.close();
    tellVerdict(claims, (performance.now() - start) / 1000);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

async function runTrials(
  serializer: Serializer,
  options: { readonly values: number; readonly seed: number },
): Promise<Claim[]> {
  const trials = [
    tryCapturedServer,
    (each: Serializer) => tryGeneratedValues(each, options),
    tryEveryCharacter,
    tryIllegalCharacters,
    (each: Serializer) => tryMemberOrder(each, { ...options, values: Math.ceil(options.values / 10) }),
  ];
  const claims: Claim[] = [];
  for (const trial of trials) {
    const start = performance.now();
    const found = await trial(serializer);
    const seconds = ((performance.now() - start) / 1000).toFixed(1);
    console.info(`${found.map(describeClaim).join("\n")}\n  ${seconds} s\n`);
    claims.push(...found);
  }
  return claims;
}

/** The first differences are enough to begin with. */
function describeClaim({ text, compared, differences }: Claim): string {
  const mark = differences.length === 0 && compared > 0 ? "✓" : "✗";
  const shown = differences.slice(0, 5).map((difference) => `      ${difference.slice(0, 1000)}`);
  const more = differences.length > 5 ? [`      … ${differences.length - 5} more`] : [];
  return [`${mark} ${compared.toLocaleString("en").padStart(7)}  ${text}`, ...shown, ...more].join("\n");
}

function tellVerdict(claims: readonly Claim[], seconds: number): void {
  const compared = claims.reduce((sum, claim) => sum + claim.compared, 0);
  const differences = claims.reduce((sum, claim) => sum + claim.differences.length, 0);
  const idle = claims.filter((claim) => claim.compared === 0).length;
  const isGood = differences === 0 && idle === 0;
  const found = `${differences} differences in ${compared.toLocaleString("en")} comparisons`;
  const nothing = idle === 0 ? "" : `, ${idle} claims that nothing was compared for`;
  console.info(`${isGood ? "OK" : "FAILED"}: ${found}${nothing}, ${seconds.toFixed(1)} s`);
  if (!isGood) process.exitCode = 1;
}

function wholeNumber(option: string, text: string): number {
  const value = Number(text);
  if (!Number.isSafeInteger(value) || value < 1) throw new RangeError(`--${option} ${text} is not a number above zero`);
  return value;
}
