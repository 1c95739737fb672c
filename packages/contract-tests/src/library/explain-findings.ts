import { relative } from "node:path";
import { fileURLToPath } from "node:url";
import { checks } from "../checks/index.ts";
import type { Finding } from "../types.ts";

/** Findings as a failed test shows them: the claim, who is to blame, what was expected and found, and how to go on. */
export function explainFindings(findings: readonly Finding[]): string {
  return findings.map(explain).join("\n\n");
}

function explain({ blame, check, curl, evidence, expected, found, message }: Finding): string {
  const { fix, why } = checks.find(({ id }) => id === check) ?? {};
  const lines: readonly (readonly [label: string, text: string | undefined])[] = [
    ["expected", expected],
    ["found", found],
    ["why", why],
    ["fix", fix],
    ["docs", why === undefined ? undefined : pageOf(check)],
    ["again", curl === "" ? undefined : curl],
  ];
  return [
    `${check}: the ${blame} is wrong (${evidence})`,
    `  ${message}`,
    ...lines.flatMap(([label, text]) => (text === undefined ? [] : [`  ${label.padEnd(8)}  ${text}`])),
  ].join("\n");
}

/** The check's page in the installed package, from the current folder. */
function pageOf(check: string): string {
  return relative(process.cwd(), fileURLToPath(new URL(`../../docs/checks/${check}.md`, import.meta.url)));
}
