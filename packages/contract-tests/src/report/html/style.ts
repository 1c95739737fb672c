/** The page's whole style. Colours follow the reader's scheme, and signs say the same as colours. */
export const style = `
:root { color-scheme: light dark;
  --text: light-dark(#1c2024, #e6e8ea); --quiet: light-dark(#5c6570, #9aa3ad); --page: light-dark(#fff, #14171a);
  --panel: light-dark(#f4f6f8, #1e2226); --line: light-dark(#d8dde2, #343a40);
  --bad: light-dark(#b3261e, #ff8a80); --bad-panel: light-dark(#fde8e6, #47211e);
  --good: light-dark(#1b6e3c, #7fd8a0); --good-panel: light-dark(#e2f4e8, #1c3a28);
  --unsure: light-dark(#7a5200, #f2c063); --unsure-panel: light-dark(#fdf1d8, #43351a); }
* { box-sizing: border-box; }
body { margin: 0 auto; max-width: 80rem; padding: 1rem; background: var(--page); color: var(--text);
  font: 1rem/1.5 system-ui, sans-serif; overflow-wrap: anywhere; }
h1 { font-size: 1.5rem; margin: 0; } h2 { font-size: 1.2rem; margin: 2rem 0 .5rem; } h4 { margin: 1rem 0 .25rem; }
p { margin: .4rem 0; } .quiet { color: var(--quiet); font-size: .875rem; }
code, pre { font: .8125rem/1.5 ui-monospace, monospace; }
pre { background: var(--panel); border: 1px solid var(--line); border-radius: .4rem; padding: .6rem; margin: .25rem 0;
  white-space: pre-wrap; max-height: 24rem; overflow: auto; }
a { color: inherit; } :focus-visible { outline: 2px solid; outline-offset: 2px; }
.verdict { border-left: .4rem solid; border-radius: .4rem; padding: .8rem 1rem; }
.verdict.bad { border-color: var(--bad); background: var(--bad-panel); }
.verdict.good { border-color: var(--good); background: var(--good-panel); }
.verdict.unsure { border-color: var(--unsure); background: var(--unsure-panel); }
.totals, .legend { display: flex; flex-wrap: wrap; gap: .4rem 1rem; list-style: none; padding: 0; margin: .6rem 0; }
.legend { font-size: .875rem; color: var(--quiet); }
.scroll { overflow: auto; max-height: 60vh; border: 1px solid var(--line); border-radius: .4rem; }
table { border-collapse: collapse; font-size: .875rem; } td, th { text-align: left; vertical-align: top; padding: .3rem .6rem; }
.list { width: 100%; } .list tr { border-top: 1px solid var(--line); }
.matrix th:first-child { position: sticky; left: 0; background: var(--page); border-right: 1px solid var(--line);
  min-width: 17rem; vertical-align: bottom; }
.matrix th span { font-weight: 400; } .matrix th[scope=row] span { display: block; color: var(--quiet); font-size: .75rem; }
.matrix tbody tr { border-top: 1px solid var(--line); }
.matrix thead th { position: sticky; top: 0; background: var(--page); vertical-align: bottom; }
.matrix thead th:first-child { z-index: 1; }
.check { padding: .4rem .1rem; } .check a { text-decoration: none; font-weight: 400; writing-mode: vertical-rl; transform: rotate(180deg); white-space: nowrap; font-size: .75rem; }
.cell { text-align: center; vertical-align: middle; min-width: 1.75rem; padding: .2rem; font-weight: 700; }
.legend .cell { display: inline-block; border-radius: .25rem; padding: 0; }
.cell a { display: block; } .cell.not-applicable { color: var(--quiet); }
.cell.violated { color: var(--bad); background: var(--bad-panel); }
.cell.known, .cell.not-checked { color: var(--unsure); background: var(--unsure-panel); }
.cell.held { color: var(--good); background: var(--good-panel); }
.filters:not([hidden]) { margin: .8rem 0; display: flex; flex-wrap: wrap; gap: .4rem; align-items: center; }
.filters :is(input, select) { font: inherit; font-size: .875rem; color: inherit; background: var(--panel); border: 1px solid var(--line);
  border-radius: .4rem; padding: .3rem .5rem; min-width: 0; max-width: 100%; } .filters input { flex: 1 1 12rem; } .filters select { flex: 0 1 auto; }
.cause { border: 1px solid var(--line); border-radius: .4rem; margin: .5rem 0; padding: .3rem .8rem; }
.cause:target, .case:target { border-color: var(--bad); } .cause { scroll-margin-top: 1rem; }
.cause > summary { list-style: none; padding-left: 1.7rem; } .cause > summary::-webkit-details-marker { display: none; }
.number { display: inline-block; width: 1.7rem; margin-left: -1.7rem; color: var(--quiet); } .what { font-weight: 600; }
.cause > summary > .quiet { display: block; }
.case { margin: 0; padding: .3rem .6rem; border-top: 1px solid var(--line); } .names code, .case code { overflow-wrap: anywhere; }
.names p { max-height: 14rem; overflow: auto; } .names code { display: inline-block; margin-right: .8rem; }
.glossary dt { scroll-margin-top: 1rem; font-weight: 600; margin-top: .5rem; } .glossary dd { margin: 0; } .glossary :target { color: var(--bad); }
footer { margin-top: 2rem; border-top: 1px solid var(--line); padding-top: .5rem; } [hidden] { display: none; }
summary { cursor: pointer; padding: .25rem 0; }
.blame { background: var(--bad-panel); color: var(--bad); border-radius: .25rem; padding: .05rem .4rem; font-size: .8125rem; font-weight: 700; }
.blame.harmless { background: var(--unsure-panel); color: var(--unsure); }
.difference { display: grid; grid-template-columns: auto 1fr; gap: .2rem .6rem; margin: .5rem 0; font: .8125rem/1.5 ui-monospace, monospace; }
.difference dt { color: var(--quiet); } .difference dd { margin: 0; padding: 0 .4rem; border-radius: .25rem; white-space: pre-wrap; }
.expected { background: var(--good-panel); } .found { background: var(--bad-panel); }
.expected b { color: var(--good); } .found b { color: var(--bad); }
mark { background: var(--bad-panel); color: var(--bad); outline: 1px solid; border-radius: .15rem; font-weight: 700; }
.exchange { display: grid; gap: 0 1rem; }
.exchange section { min-width: 0; }
@media (min-width: 50rem) { .exchange { grid-template-columns: 1fr 1fr; } }
@media (max-width: 40rem) { .matrix th:first-child { min-width: 9.5rem; max-width: 9.5rem; padding-inline: .4rem; }
  .matrix { font-size: .8125rem; } .observations :is(th, td) { display: block; } .observations th { padding-bottom: 0; } .observations td { padding-top: 0; } }
@media print { .filters { display: none; } pre, .scroll { max-height: none; } }
`;
