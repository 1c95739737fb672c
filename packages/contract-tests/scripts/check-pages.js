/**
 * Makes docs/checks from the checks: a page for each, and a table of all. With --check it writes nothing and fails where
 * a page on disk is not what would be written, or belongs to no check.
 */
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { checks } from "../src/checks/index.ts";
import { judge, loadContract } from "../src/index.ts";
import { printable } from "../src/report/printable.ts";
import { checkCases } from "../test/engine/checks/check-cases.ts";
import { showExchange } from "./show-exchange.js";

const folder = new URL("../docs/checks/", import.meta.url);
const notice = "<!-- Generated from the checks by `node scripts/check-pages.js`. Do not edit. -->\n";

const contract = loadContract();

const sides = {
  client: "The **client**: it sent something wrong.",
  server: "The **server**: it answered something wrong.",
  kit: "The **kit**: the description or these tests are wrong.",
};
const evidences = {
  documented: "**documented**: the vendor's help pages say so.",
  observed: "**observed**: measured on a server of the same make. Nobody has yet measured it on the vendor's own.",
  assumed: "**assumed**: nobody has seen it.",
};

const pages = new Map([
  ["README.md", table()],
  ...checks.map((check) => /** @type {const} */ ([`${check.id}.md`, page(check)])),
]);

mkdirSync(folder, { recursive: true });
const stale = [...pages].filter(([name, text]) => read(name) !== text).map(([name]) => name);
const orphans = readdirSync(folder).filter((name) => !pages.has(name));
if (process.argv.includes("--check")) {
  for (const name of stale) console.error(`docs/checks/${name} is stale: run "node scripts/check-pages.js".`);
  for (const name of orphans)
    console.error(`docs/checks/${name} belongs to no check: run "node scripts/check-pages.js".`);
  process.exitCode = stale.length + orphans.length === 0 ? 0 : 1;
} else {
  for (const name of stale) writeFileSync(new URL(name, folder), pages.get(name));
  for (const name of orphans) rmSync(new URL(name, folder));
  console.log(`${stale.length} pages written, ${orphans.length} removed, ${pages.size} in all.`);
}

function page({ id, why, fix, blame, evidence, yieldsTo = [] }) {
  const link = (name) => `[${name}](${name}.md)`;
  const silent = checks.filter((each) => each.yieldsTo?.includes(id)).map((each) => link(each.id));
  const manners = [
    ...(yieldsTo.length === 0
      ? []
      : [`| Silent where | ${yieldsTo.map(link).join(" or ")} is violated: it tells the same mistake better |`]),
    ...(silent.length === 0 ? [] : [`| Speaks for | ${silent.join(", ")}, where it is violated |`]),
  ];
  return `${notice}
# ${id}

${why}

| | |
|---|---|
| To blame | ${sides[blame]} |
| Evidence | ${evidences[evidence]} |
${manners.map((line) => `${line}\n`).join("")}
## How to fix it

${fix}

${examples(id)}

The check itself: [\`${fileOf(id)}\`](../../${fileOf(id)}). All checks: [the table](README.md).
`;
}

/** What the tests of the check hold for right and for wrong; of the wrong ones the first. */
function examples(id) {
  const { satisfies, expectation, violates } = checkCases[id];
  const [{ what, exchange, expectation: own = expectation }] = violates;
  const [finding] = judge(contract, exchange, own, new Set([id])).findings;
  const row = (name, text) => `| ${name} | ${code(text)} |`;
  return [
    "## Right",
    ...showExchange(satisfies, expectation),
    `## Wrong: ${what}`,
    ...showExchange(exchange, own),
    ["| the kit says | |", "|---|---|", row("what", finding.message), row("expected", finding.expected)]
      .concat(row("found", finding.found))
      .join("\n"),
  ].join("\n\n");
}

function code(text) {
  const fence = text.includes("`") ? "``" : "`";
  return `${fence}${printable(text).replaceAll("|", "\\|")}${fence}`;
}

/** From the package's folder. */
function fileOf(id) {
  const shared = `src/checks/${id}.ts`;
  return existsSync(new URL(`../${shared}`, import.meta.url)) ? shared : `src/profile/checks/${id}.ts`;
}

function table() {
  const rows = checks.map(({ id, why, blame, evidence }) => `| [${id}](${id}.md) | ${why} | ${blame} | ${evidence} |`);
  return `${notice}
# The checks

Each is one claim about every exchange. Its name is what holds when all is well.

| check | why it matters | to blame | evidence |
|---|---|---|---|
${rows.join("\n")}
`;
}

function read(name) {
  try {
    return readFileSync(new URL(name, folder), "utf8");
  } catch (error) {
    if (error.code === "ENOENT") return undefined;
    throw error;
  }
}
