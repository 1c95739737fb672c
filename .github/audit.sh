#!/usr/bin/env bash
# Known vulnerabilities of what users install. A registry that does not answer is said, and is not a failure of the code.
set -euo pipefail
cd "$(dirname "$0")/.."
report=$(pnpm audit --prod --json || true)
node -e '
  const report = JSON.parse(require("node:fs").readFileSync(0, "utf8") || "{}");
  if (report.metadata === undefined) {
    console.log(`::warning::The registry did not say which advisories there are: ${report.error?.message ?? "no answer"}`);
    process.exit(0);
  }
  const advisories = Object.values(report.advisories ?? {}).filter(({ severity }) => /high|critical/.test(severity));
  for (const { module_name, severity, title, url } of advisories) console.log(`::error::${module_name}: ${severity}: ${title} ${url}`);
  process.exit(advisories.length === 0 ? 0 : 1);
' <<<"$report"
