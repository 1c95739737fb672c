import { createHash } from "node:crypto";
import type { CaseStatus, Report, ReportTotals } from "../report.ts";
import { viewFinding } from "./finding-view.ts";
import { type Markup, markup, nothing } from "./markup.ts";
import { viewMatrix } from "./matrix.ts";
import { style } from "./style.ts";

const statuses: readonly CaseStatus[] = ["passed", "failed", "known-failure", "not-checked", "refused-for-safety"];
const blames = ["server", "client", "kit"] as const;

/**
 * One page that holds a whole report. It needs no network and no script, and its own policy allows neither: whatever a
 * server answered is shown as text.
 */
export function writeHtml(report: Report): string {
  const { about, cases, findings, observations, totals } = report;
  const hash = createHash("sha256").update(style).digest("base64");
  const byId = new Map(cases.map((each) => [each.id, each]));
  const page = markup`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'sha256-${hash}'; base-uri 'none'; form-action 'none'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${titleOf(totals).title}: ${about.target}</title>
<style>${{ source: style }}</style>
</head>
<body>
<header class="verdict ${titleOf(totals).tone}">
<h1>${titleOf(totals).title}</h1>
<p>${about.target}</p>
<ul class="totals">${statuses.map((status) => markup`<li><b>${totals[status]}</b> ${status.replaceAll("-", " ")}</li>`)}</ul>
<p class="quiet">${totals.cases} cases in ${(totals.durationMilliseconds / 1000).toFixed(1)} s, ${about.when}; seed ${about.seed}, kit ${about.kitVersion}, description ${about.specVersion}</p>
</header>
<main>
<h2>Matrix</h2>
${viewMatrix(report)}
<h2>Findings</h2>
${findings.length === 0 ? markup`<p>There are none.</p>` : viewFilters()}
${findings.map((finding, index) => viewFinding(finding, index + 1, byId.get(finding.case)))}
${observations.length === 0 ? nothing : viewObservations(report)}
<h2>Cases</h2>
${viewCases(report)}
</main>
</body>
</html>
`;
  return page.source;
}

/** A run in which nothing was judged is no good news. */
function titleOf({ findings, passed }: ReportTotals): { title: string; tone: string } {
  if (findings > 0) {
    return { title: findings === 1 ? "1 finding" : `${findings} findings`, tone: "bad" };
  }
  return passed === 0 ? { title: "Nothing was judged", tone: "unsure" } : { title: "No findings", tone: "good" };
}

function viewFilters(): Markup {
  return markup`<fieldset class="filters"><legend class="quiet">to blame</legend>
<label><input type="radio" name="blame" checked> anyone</label>
${blames.map((blame) => markup`<label><input type="radio" name="blame" id="only-${blame}"> the ${blame}</label>\n`)}</fieldset>`;
}

function viewObservations({ observations }: Report): Markup {
  return markup`<h2>Observations</h2>
<p class="quiet">What this server does where nobody knows what is right.</p>
<table class="list observations"><tbody>${observations.map(
    ({ question, answer, cases: [first, ...others], pointer }) =>
      markup`<tr><th scope="row">${question}</th><td>${answer}<br><span class="quiet">#${pointer}${
        first === undefined ? "" : `; ${first}${others.length === 0 ? "" : ` and ${others.length} more`}`
      }</span></td></tr>\n`,
  )}</tbody></table>`;
}

function viewCases({ cases }: Report): Markup {
  return markup`${statuses.map((status) => {
    const group = cases.filter((each) => each.status === status);
    return group.length === 0
      ? nothing
      : markup`<details><summary>${group.length} ${status.replaceAll("-", " ")}</summary>
<table class="list"><tbody>${group.map(
          ({ id, title, reason }) =>
            markup`<tr><td><code>${id}</code><br>${title}${reason === undefined ? nothing : markup`<br><span class="quiet">${reason}</span>`}</td></tr>\n`,
        )}</tbody></table></details>`;
  })}`;
}
