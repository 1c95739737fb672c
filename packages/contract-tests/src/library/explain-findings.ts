import { checks } from "../checks/index.ts";
import type { Finding } from "../judgement.ts";
import { docsPage } from "../report/docs-page.ts";

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
    ["docs", why === undefined ? undefined : docsPage(check, process.cwd())],
    ["again", curl === "" ? undefined : curl],
  ];
  return [
    `${check}: the ${blame} is wrong (${evidence})`,
    `  ${message}`,
    ...lines.flatMap(([label, text]) => (text === undefined ? [] : [`  ${label.padEnd(8)}  ${text}`])),
  ].join("\n");
}
