/**
 * Runs the kit against every fault of the sandbox and writes docs/faults.md: which checks find it, and whom they blame.
 * Takes about a minute.
 */
import { writeFileSync } from "node:fs";
import { createClock, createSandbox, defaultUsers, faults } from "@starfish-api/sandbox";
import { createRunner } from "../src/run/create-runner.ts";
import { runCases } from "../src/run/run-cases.ts";
import { loadContract } from "../src/spec/load-contract.ts";

const contract = loadContract();
const [username, password] = Object.entries(defaultUsers)[0];
const oneOfEach =
  /^requestToken|(?:application-json|application-xml)\/(?:example-onlyRequired|missing-runID|overlong-runID)|method-PUT|no-token|bad-token|run-executeJob(?:Async)?-application-(?:json|xml)|application-(?:json|xml)\/run-start/;
/** These take seconds by their nature, and one case shows them. */
const slow = new Set(["slow-headers", "stalled-body", "dripping-body"]);
/** Strictness says that invalid requests must be refused, which nobody knows of the vendor's server. */
const strict = new Set(["invalid-accepted"]);

async function findingsOf(fault) {
  const sandbox = createSandbox({
    clock: createClock(20),
    onFailure: () => {},
    ...(fault === undefined ? {} : { faults: [fault.name] }),
  });
  const isSlow = slow.has(fault?.name);
  const runner = await createRunner(
    {
      baseUrl: "http://127.0.0.1:1",
      fetch: sandbox.fetch,
      username,
      password,
      timeLimits: isSlow
        ? { answer: 100, run: 100, webhook: 1 }
        : { answer: 2000, run: fault === undefined ? 5000 : 1000, webhook: 150 },
    },
    { contract, examples: 1, preflight: false, strict: strict.has(fault?.name) },
  );
  const wanted = isSlow ? /executeJob.*example-onlyRequired$/ : oneOfEach;
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
const caught = rows.filter(({ found }) => found.length > 0).length;

writeFileSync(
  new URL("../docs/faults.md", import.meta.url),
  `<!-- Written by \`node packages/contract-tests/scripts/fault-table.js\`. Do not edit. -->

# Which checks find which fault

Every fault of the sandbox, switched on alone: ${caught} of ${rows.length} are found, and the healthy sandbox beside them has no finding.

| fault | what goes wrong | found by | blamed |
|---|---|---|---|
${rows
  .map(
    ({ fault: { name, description }, found, blamed }) =>
      `| ${name}${strict.has(name) ? " (with `strict`)" : ""} | ${description} | ${found.map((id) => `[${id}](checks/${id}.md)`).join(", ") || (name.startsWith("too-many-requests") ? "nobody: not judged" : "nothing")} | ${blamed.join(", ")} |`,
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
console.log(`${caught} of ${rows.length} faults are found.`);
