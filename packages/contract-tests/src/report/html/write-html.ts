import { createHash } from "node:crypto";
import { type Cause, describeCauses, listCauses } from "../causes.ts";
import type { CaseReport, CaseStatus, Report, ReportedFinding, ReportTotals } from "../report.ts";
import { viewCause } from "./cause-view.ts";
import { viewExchange } from "./exchange-view.ts";
import { filterScript, viewFilters } from "./filters.ts";
import { type Markup, markup, nothing } from "./markup.ts";
import { viewMatrix } from "./matrix.ts";
import { style } from "./style.ts";

const statuses: readonly CaseStatus[] = ["passed", "failed", "known-failure", "not-checked", "refused-for-safety"];

/**
 * One page that holds a whole report: the causes, the matrix, the cases. It needs no network, and its own policy allows
 * nothing but its own style and the script of its filters: whatever a server answered is shown as text.
 */
export function writeHtml(report: Report): string {
  const { about, cases, findings, observations, totals } = report;
  const causes = listCauses(report);
  const { title, tone } = titleOf(causes, totals);
  const byId = new Map(cases.map((each) => [each.id, each]));
  const checks = [...new Set(causes.map(({ check }) => check))];
  const operations = [...new Set(cases.map(({ operation }) => operation))];
  const page = markup`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'sha256-${hashOf(style)}'; script-src 'sha256-${hashOf(filterScript)}'; base-uri 'none'; form-action 'none'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${title}: ${about.target}</title>
<style>${{ source: style }}</style>
</head>
<body>
<header class="verdict ${tone}">
<p class="quiet">${about.api ?? "StarfishETL HTTP API"}, contract of ${about.target}</p>
<h1>${title}</h1>
<ul class="totals">${statuses
    .filter((status) => totals[status] > 0)
    .map((status) => markup`<li><b>${totals[status]}</b> ${status.replaceAll("-", " ")}</li>`)}</ul>
</header>
<main>
${viewFilters(checks, operations)}
${causes.map((cause, index) => viewCause(cause, index + 1, byId.get(cause.example.case)))}
<h2>Matrix</h2>
${viewMatrix(report, causes)}
${observations.length === 0 ? nothing : viewObservations(report, causes.length === 0)}
<h2>Cases</h2>
${viewCases(cases, findings)}
</main>
<footer class="quiet">${totals.cases} cases and ${findings.length} findings in ${(totals.durationMilliseconds / 1000).toFixed(1)} s on ${describeTime(about.when)}; ${about.seed === undefined ? "" : `seed ${about.seed}, `}kit ${about.kitVersion}, description ${about.specVersion}</footer>
<script>${{ source: filterScript }}</script>
</body>
</html>
`;
  return page.source;
}

function hashOf(text: string): string {
  return createHash("sha256").update(text).digest("base64");
}

function describeTime(when: string): string {
  return when.replace(/^(\d{4}-\d\d-\d\d)T(\d\d:\d\d).*Z$/, "$1 at $2 UTC");
}

/** A run in which nothing was judged is not good news. */
function titleOf(causes: readonly Cause[], { failed, passed }: ReportTotals): { title: string; tone: string } {
  const things = describeCauses(causes);
  if (things !== undefined) {
    return { title: things, tone: causes.some(({ fails }) => fails) || failed > 0 ? "bad" : "good" };
  }
  return passed === 0 ? { title: "Nothing was judged", tone: "unsure" } : { title: "Nothing to fix", tone: "good" };
}

function viewObservations({ observations }: Report, isOpen: boolean): Markup {
  return markup`<h2>Observations</h2>
<details${isOpen ? markup` open` : nothing}><summary>What this server does where nobody knows what is right (${observations.length})</summary>
<table class="list observations"><tbody>${observations.map(
    ({ question, answer, cases: [first, ...others], pointer }) =>
      markup`<tr><th scope="row">${question}</th><td>${answer}<br><span class="quiet">#${pointer}${
        first === undefined ? "" : `; ${first}${others.length === 0 ? "" : ` and ${others.length} more`}`
      }</span></td></tr>\n`,
  )}</tbody></table></details>`;
}

function viewCases(cases: readonly CaseReport[], findings: readonly ReportedFinding[]): Markup {
  return markup`${statuses.map((status) => {
    const group = cases.filter((each) => each.status === status);
    return group.length === 0
      ? nothing
      : markup`<details><summary>${group.length} ${status.replaceAll("-", " ")}</summary>
${group.map((each) =>
  viewCase(
    each,
    findings.filter((finding) => finding.case === each.id),
  ),
)}</details>`;
  })}`;
}

function viewCase(one: CaseReport, findings: readonly ReportedFinding[]): Markup {
  const { exchange, id, operation, reason, title } = one;
  const [first] = findings;
  const lines = markup`<code>${id}</code><br>${title}${reason === undefined ? nothing : markup`<br><span class="quiet">${reason}</span>`}`;
  const marks = markup`data-checks="${findings.map(({ check }) => check).join(" ")}" data-operations="${operation}"`;
  return first === undefined || exchange === undefined
    ? markup`<p class="case" ${marks}>${lines}</p>
`
    : markup`<details class="case" ${marks}><summary>${lines}</summary>
<ul>${findings.map(({ check, expected, found, message }) => markup`<li><code>${check}</code> ${message}: expected ${expected}, found ${found}</li>`)}</ul>
${viewExchange(exchange, first)}</details>
`;
}
