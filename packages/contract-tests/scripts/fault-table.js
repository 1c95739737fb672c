/**
 * Runs the kit against every fault of the sandbox and writes docs/faults.md: which checks find it, and whom they blame.
 * Takes about a minute.
 */
import { writeFileSync } from "node:fs";
import { createClock, createSandbox, defaultUsers, faults } from "@starfish-api/sandbox";
import { createRunner } from "../src/run/create-runner.ts";
import { runCases } from "../src/run/run-cases.ts";
import { loadContract } from "../src/spec/load-contract.ts";
import { lookFor } from "../test/run/fault-cases.ts";
import { patient } from "../test/run/targets.ts";

const contract = loadContract();
const [username, password] = Object.entries(defaultUsers)[0];
/** Strictness says that invalid requests must be refused, which nobody knows of the vendor's server. */
const strict = new Set(["invalid-accepted"]);

async function findingsOf(fault) {
  const sandbox = createSandbox({
    clock: createClock(20),
    onFailure: () => {},
    ...(fault === undefined ? {} : { faults: [fault.name] }),
  });
  // What is legal, and the server without a fault, are looked at over a real connection.
  const isHealthy = fault === undefined || fault.legal === true;
  const { timeLimits, wanted } = lookFor(fault?.name ?? "");
  const runner = await createRunner(
    {
      ...(isHealthy
        ? { baseUrl: (await sandbox.listen()).url }
        : { baseUrl: "http://127.0.0.1:1", fetch: sandbox.fetch }),
      username,
      password,
      timeLimits: isHealthy ? patient : timeLimits,
    },
    { contract, examples: 1, preflight: false, strict: strict.has(fault?.name) },
  );
  const judged = await runCases(
    runner,
    runner.cases.filter(({ id }) => wanted.test(id)),
    8,
  );
  await runner.close();
  await sandbox.close();
  return judged.flatMap(({ findings }) => findings);
}

const healthy = await findingsOf();
if (healthy.length > 0) {
  throw new Error(
    `The healthy sandbox has findings: ${healthy.map(({ check, case: id }) => `${id} ${check}`).join(", ")}`,
  );
}
const rows = [];
for (const fault of faults) {
  const findings = await findingsOf(fault);
  const found = [...new Set(findings.map(({ check }) => check))].sort();
  const blamed = [...new Set(findings.map(({ blame }) => blame))].sort();
  rows.push({ fault, found, blamed });
}
const legal = rows.filter(({ fault, found }) => fault.legal === true && found.length === 0).length;
const caught = rows.filter(({ found }) => found.length > 0).length;

writeFileSync(
  new URL("../docs/faults.md", import.meta.url),
  `<!-- Written by \`node packages/contract-tests/scripts/fault-table.js\`. Do not edit. -->

# Which checks find which fault

Every fault of the sandbox, switched on alone: of ${rows.length}, ${caught} are found, and ${legal} are legal and must not be. The
healthy sandbox beside them has no finding.

| fault | what goes wrong | found by | blamed |
|---|---|---|---|
${rows
  .map(
    ({ fault: { name, description, reason }, found, blamed }) =>
      `| ${name}${strict.has(name) ? " (with `strict`)" : ""} | ${description} | ${found.map((id) => `[${id}](checks/${id}.md)`).join(", ") || (reason === undefined ? "nothing" : `nothing. Legal: ${reason}`)} | ${blamed.join(", ")} |`,
  )
  .join("\n")}

\`invalid-accepted\` is found with \`strict\` only. Whether the vendor's server looks at ModelState is unknown: a captured
server that does not look answers 200 or 500 where one that does answers 400. A kit that called one of the two wrong
would blame a server that may be right. So the kit finds out which it has before it, with a body from which nothing can
start, and expects of each what was captured of such a server. \`strict\` asks for 400.

\`too-many-requests\` is nobody's fault: the kit waits once as it is told, and then judges nothing. A run of which less than
\`--min-checked\` could be judged ends with 2.

The kit is tried on more than these: \`test/unseen-faults\` holds over a hundred faults of proxies, caches, other
frameworks and newer versions, each with the check that must find it, and the habits that nobody forbids (indented JSON,
an XML declaration, CDATA, GUIDs in capitals, more headers …), which must have no finding.
`,
);
console.log(`${caught} of ${rows.length} faults are found, ${legal} are legal.`);
