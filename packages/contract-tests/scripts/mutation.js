/**
 * Changes one place of one check at a time, and asks whether the exchanges of the checks' own tests notice: those that
 * satisfy it, those that violate it, those of which it can say nothing. What the checks share is changed too, beneath all
 * of them. Writes docs/mutation.md; fails under 90 %. Takes some seconds.
 */
import {
  cpSync,
  existsSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { checks } from "../src/checks/index.ts";
import { loadContract } from "../src/spec/load-contract.ts";
import { createSubject } from "../src/subject.ts";
import { checkCases } from "../test/engine/checks/check-cases.ts";
import { description, generalExchanges } from "../test/engine/checks/general-exchanges.ts";
import { rulings } from "../test/engine/checks/rulings/rulings.ts";
import { silentCases } from "../test/engine/checks/silent-cases.ts";
import { mutantsOf } from "./mutants.js";

const least = 90;
const shared = ["body-rules", "ruling"];
const kit = fileURLToPath(new URL("..", import.meta.url));
const contract = loadContract();
const general = loadContract(description);
const root = realpathSync(mkdtempSync(join(tmpdir(), "starfish-mutation-")));
try {
  cpSync(join(kit, "src"), join(root, "src"), { recursive: true });
  symlinkSync(join(kit, "node_modules"), join(root, "node_modules"));
  writeFileSync(join(root, "package.json"), '{"type":"module"}');
  // The checks have to know the errors that the contract throws.
  writeFileSync(
    join(root, "src/errors.ts"),
    `export * from ${JSON.stringify(pathToFileURL(join(kit, "src/errors.ts")).href)};`,
  );
  report(await runAll());
} finally {
  rmSync(root, { recursive: true });
}

async function runAll() {
  const mutants = [];
  for (const check of checks) {
    if (!isRight(check)) throw new Error(`The exchanges of ${check.id} do not fit it as it is`);
    for (const [index, mutant] of mutantsOf(sourceOf(check.id)).entries()) {
      const changed = await load(`${check.id}.${index}`, mutant.text);
      mutants.push({ file: `${check.id}.ts`, ...mutant, killed: !isRight(changed) });
    }
  }
  for (const name of shared) {
    if (!(await areRightUpon(name, "same", sourceOf(name)))) throw new Error(`${name}.ts could not be replaced`);
    for (const [index, mutant] of mutantsOf(sourceOf(name)).entries()) {
      mutants.push({ file: `${name}.ts`, ...mutant, killed: !(await areRightUpon(name, index, mutant.text)) });
    }
  }
  return mutants;
}

/** Whether all checks are right upon a changed shared file; each is loaded again, with its imports led there. */
async function areRightUpon(name, index, text) {
  const suffix = `.${name}-${index}`;
  const redirect = (source, names) =>
    names.reduce((led, each) => led.replaceAll(`/${each}.ts"`, `/${each}${suffix}.ts"`), source);
  for (const each of shared) write(`${each}${suffix}`, redirect(each === name ? text : sourceOf(each), shared));
  for (const { id } of checks) {
    if (!isRight(await load(`${id}${suffix}`, redirect(sourceOf(id), shared)))) return false;
  }
  return true;
}

function sourceOf(name) {
  return readFileSync(join(kit, folderOf(name), `${name}.ts`), "utf8");
}

/** Of a check, or of what they share, changed or not. */
function folderOf(name) {
  const [id] = name.split(".");
  return existsSync(join(kit, "src/checks", `${id}.ts`)) ? "src/checks" : "src/profile/checks";
}

function write(name, text) {
  const file = join(root, folderOf(name), `${name}.ts`);
  writeFileSync(file, text);
  return pathToFileURL(file).href;
}

/** The check of a file; undefined where the change keeps it from loading. */
async function load(name, text) {
  try {
    return Object.values(await import(write(name, text))).find(({ rule }) => typeof rule === "function");
  } catch {
    return undefined;
  }
}

/** Whether a check says of all its exchanges what its tests ask for. One that throws is wrong. */
function isRight(check) {
  try {
    return saysWhatItShould(check);
  } catch {
    return false;
  }
}

function saysWhatItShould({ evidence: own, id, rule }) {
  const { expectation, satisfies, violates } = checkCases[id];
  const ask = (exchange, known) => rule(createSubject(contract, exchange, known));
  return (
    ask(satisfies, expectation).outcome === "held" &&
    violates.every(({ exchange, expectation: known, found }) => {
      const ruling = ask(exchange, known ?? expectation);
      return (
        ruling.outcome === "violated" &&
        ruling.violations
          .map((each) => each.found)
          .join("\n")
          .includes(found)
      );
    }) &&
    (rulings[id] ?? []).every((each) => {
      const ruling = rule(createSubject(each.contract ?? contract, each.exchange, each.expectation));
      const [outcome, evidence] = each.says.split(", ");
      return (
        ruling.outcome === outcome &&
        (evidence === undefined || ruling.violations.every((violation) => (violation.evidence ?? own) === evidence))
      );
    }) &&
    (silentCases[id] ?? []).every(([, outcome, exchange, known]) => ask(exchange, known).outcome === outcome) &&
    (generalExchanges[id] ?? []).every(
      ([, outcome, exchange, known]) => rule(createSubject(general, exchange, known)).outcome === outcome,
    )
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

One place of one check, or of what they share, is changed at a time: a comparison, a condition, a number, a connective. The exchanges of
\`test/engine/checks\` noticed **${killed} of ${mutants.length} changes (${percent} %)**; at least ${least} % is asked for.

Those that none noticed:

| where | change |
|---|---|
${lines.join("\n")}
`,
  );
  console.log(`${killed} of ${mutants.length} mutants killed (${percent} %), ${survivors.length} survived.`);
  for (const { change, file, line } of survivors) console.log(`  ${file}:${line}  ${change}`);
  process.exitCode = percent >= least ? 0 : 1;
}
