/**
 * Changes one place of one check at a time, and asks whether the exchanges of the checks' own tests notice: those that
 * satisfy it, those that violate it, those of which it can say nothing. Writes docs/mutation.md; fails under 90 %. Takes
 * some seconds. What the checks share (body-rules.ts, ruling.ts) is left out.
 */
import { cpSync, mkdtempSync, readFileSync, realpathSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { checks } from "../src/checks/index.ts";
import { loadContract } from "../src/spec/load-contract.ts";
import { createSubject } from "../src/subject.ts";
import { checkCases } from "../test/engine/checks/check-cases.ts";
import { silentCases } from "../test/engine/checks/silent-cases.ts";
import { mutantsOf } from "./mutants.js";

const least = 90;
const kit = fileURLToPath(new URL("..", import.meta.url));
const contract = loadContract();
const root = realpathSync(mkdtempSync(join(tmpdir(), "starfish-mutation-")));
try {
  cpSync(join(kit, "src"), join(root, "src"), { recursive: true });
  symlinkSync(join(kit, "node_modules"), join(root, "node_modules"));
  writeFileSync(join(root, "package.json"), '{"type":"module"}');
  report(await runAll());
} finally {
  rmSync(root, { recursive: true });
}

async function runAll() {
  const mutants = [];
  for (const check of checks) {
    if (!isRight(check)) throw new Error(`The exchanges of ${check.id} do not fit it as it is`);
    const source = readFileSync(join(kit, "src/checks", `${check.id}.ts`), "utf8");
    for (const [index, mutant] of mutantsOf(source).entries()) {
      const file = join(root, "src/checks", `${check.id}.${index}.ts`);
      writeFileSync(file, mutant.text);
      const [changed] = Object.values(await import(pathToFileURL(file).href));
      mutants.push({ file: `${check.id}.ts`, ...mutant, killed: !isRight(changed) });
    }
  }
  return mutants;
}

/** Whether a check says of all its exchanges what its tests ask for. One that throws is wrong. */
function isRight(check) {
  try {
    return saysWhatItShould(check);
  } catch {
    return false;
  }
}

function saysWhatItShould({ id, rule }) {
  const { expectation, satisfies, violates } = checkCases[id];
  const ask = (exchange, known) => rule(createSubject(contract, exchange, known));
  return (
    ask(satisfies, expectation).outcome === "held" &&
    violates.every(({ exchange, expectation: own, found }) => {
      const ruling = ask(exchange, own ?? expectation);
      return (
        ruling.outcome === "violated" &&
        ruling.violations
          .map((each) => each.found)
          .join("\n")
          .includes(found)
      );
    }) &&
    (silentCases[id] ?? []).every(([, outcome, exchange, known]) => ask(exchange, known).outcome === outcome)
  );
}

function report(mutants) {
  const survivors = mutants.filter(({ killed }) => !killed);
  const killed = mutants.length - survivors.length;
  const percent = Math.floor((1000 * killed) / mutants.length) / 10;
  const lines = survivors.map(
    ({ change, file, line }) => `| \`${file}:${line}\` | \`${change.replaceAll("|", "\\|")}\` |`,
  );
  writeFileSync(
    join(kit, "docs/mutation.md"),
    `<!-- Written by \`pnpm mutation\`. Do not edit. -->

# Do the tests of the checks notice a wrong check?

One place of one check is changed at a time: a comparison, a condition, a number, a connective. The exchanges of
\`test/engine/checks\` noticed **${killed} of ${mutants.length} changes (${percent} %)**; at least ${least} % is asked for.

Those that none noticed:

| where | change |
|---|---|
${lines.join("\n")}
`,
  );
  console.log(`${killed} of ${mutants.length} mutants killed (${percent} %), ${survivors.length} survived.`);
  for (const { change, file, line } of survivors) console.log(`  src/checks/${file}:${line}  ${change}`);
  process.exitCode = percent >= least ? 0 : 1;
}
