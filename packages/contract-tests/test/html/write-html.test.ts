import { createHash } from "node:crypto";
import { expect, test } from "vitest";
import { writeHtml } from "../../src/report/html/write-html.ts";
import { caseOf, findingOf, reportOf } from "./report.ts";

const hostile = `</pre></style><script>alert(1)</script><img src=x onerror='alert(2)'>"'&`;
const violated = {
  status: "failed",
  verdicts: [{ check: "response-body-matches-schema", outcome: "violated" }],
} as const;
const failed = caseOf("a", violated, '{"started":"yes"}');

test("Nothing that came from a server is markup, wherever it stands.", () => {
  const hostileCase = caseOf(hostile, {
    ...violated,
    operation: hostile,
    sends: hostile,
    asks: hostile,
    title: hostile,
    reason: hostile,
    verdicts: [{ check: hostile, outcome: "violated" }],
    exchange: {
      id: hostile,
      request: { method: hostile, url: hostile, headers: [[hostile, hostile]], body: btoa(hostile) },
      response: { status: 200, headers: [[hostile, hostile]], body: btoa(hostile) },
      curl: hostile,
    },
  });
  const texts = { check: hostile, case: hostile, operation: hostile, message: hostile, expected: "", curl: hostile };
  const report = reportOf([hostileCase], [findingOf({ ...texts, found: hostile })]);
  const told = { id: hostile, question: hostile, answer: hostile, pointer: hostile, cases: [hostile], seen: hostile };
  const observations = [{ ...told, proposedEvidence: "observed" as const }];
  const about = { ...report.about, target: hostile, when: hostile, kitVersion: hostile, specVersion: hostile };
  const page = writeHtml({ ...report, observations, about });
  expect(page).toContain("&lt;script&gt;alert(1)&lt;/script&gt;");
  expect(page.match(/<script/g)).toHaveLength(1);
  expect(page).not.toMatch(/<img/);
  expect(page.match(/<\/style>/g)).toHaveLength(1);
  // Neither quote of the hostile text is left to end an attribute.
  expect(page).not.toContain(`onerror='`);
  expect(page).not.toContain(`>"'&`);
});

test("The page's policy allows its own style, the script of its filters, and nothing else.", () => {
  const page = writeHtml(reportOf([caseOf("a")]));
  const css = /<style>(.*?)<\/style>/s.exec(page)?.[1] ?? "";
  const hash = createHash("sha256").update(css).digest("base64");
  const script = /<script>(.*?)<\/script>/s.exec(page)?.[1] ?? "";
  const scriptHash = createHash("sha256").update(script).digest("base64");
  expect(page).toContain(`default-src 'none'; style-src 'sha256-${hash}'; script-src 'sha256-${scriptHash}'`);
  expect(page).not.toMatch(/https?:\/\/(?!api\.test)|style="|url\(/);
});

test("Control characters and those that turn the direction of text are seen and do not act.", () => {
  const page = writeHtml(reportOf([caseOf("a", { ...violated, title: "\u0000\u001b\u202e" })]));
  expect(page).toContain("\\u0000\\u001b\\u202e");
});

test("A cause shows its first exchange, the difference, how to fix it, and the command line.", () => {
  const page = writeHtml(reportOf([failed], [findingOf()]));
  expect(page).toContain("<h1>1 thing to fix</h1>");
  expect(page).toContain("POST http://api.test/v1/ExecuteJobAsync");
  expect(page).toContain("<b>boolean</b>");
  expect(page).toContain("To fix it:");
  expect(page).toContain("curl -X POST &#39;http://api.test/v1/ExecuteJobAsync&#39;");
});

test("What was found is marked in the body of whom it blames.", () => {
  const server = writeHtml(reportOf([failed], [findingOf()]));
  expect(server).toContain("{&quot;started&quot;:<mark>&quot;yes&quot;</mark>}");
  const client = writeHtml(reportOf([failed], [findingOf({ blame: "client", found: '"r"' })]));
  expect(client).toContain("{&quot;runID&quot;:<mark>&quot;r&quot;</mark>}");
});

test("What stands in two places is marked in neither.", () => {
  const twice = caseOf("a", violated, '["yes","yes"]');
  expect(writeHtml(reportOf([twice], [findingOf()]))).not.toContain("<mark>");
});

test("The part in which expected and found differ is marked in both.", () => {
  const page = writeHtml(reportOf([failed], [findingOf({ expected: "text/xml", found: "text/json" })]));
  expect(page).toContain("text/<b>xml</b>");
  expect(page).toContain("text/<b>json</b>");
});

test("A cell of the matrix shows the worst of its cases and leads to the cause.", () => {
  const page = writeHtml(reportOf([caseOf("b"), failed], [findingOf()]));
  const cell = '<td class="cell violated" title="response-body-matches-schema: violated"><a href="#cause-1">✗</a></td>';
  expect(page).toContain(cell);
  expect(page).toContain('id="cause-1"');
});

test("A known failure is shown as such, and is not a finding.", () => {
  const page = writeHtml(reportOf([caseOf("b"), { ...failed, status: "known-failure" }]));
  expect(page).toContain("<h1>Nothing to fix</h1>");
  expect(page).toContain('<td class="cell known"');
});

test("A run in which nothing was judged is not good news.", () => {
  const page = writeHtml(reportOf([caseOf("a", { status: "not-checked", reason: "no answer", verdicts: [] })]));
  expect(page).toContain("<h1>Nothing was judged</h1>");
  expect(page).toContain("no answer");
});

test("Bytes that are not text are shown, and the page says so.", () => {
  const { exchange } = failed;
  const response = { status: 200, headers: [], body: Buffer.from([0xff, 0x41]).toString("base64") };
  const odd = { ...failed, ...(exchange === undefined ? {} : { exchange: { ...exchange, response } }) };
  expect(writeHtml(reportOf([odd], [findingOf()]))).toContain(
    'ÿA</pre><p class="quiet">2 bytes; the bytes are not utf-8',
  );
});

test("The causes come first, then the matrix, then the cases.", () => {
  const page = writeHtml(reportOf([failed, caseOf("b")], [findingOf(), findingOf({ case: "b" })]));
  const places = ['id="cause-1"', "<h2>Matrix</h2>", "<h2>Cases</h2>"].map((part) => page.indexOf(part));
  expect(places).toEqual(places.toSorted((left, right) => left - right));
  expect(places[0]).toBeGreaterThan(0);
  expect(page.match(/class="cause /g)).toHaveLength(1);
  expect(page).toContain("All 2 cases");
});

test("Rows of one operation that look alike are one row, and each check is explained in the page.", () => {
  const kinds = ["application/json", "application/xml", "text/xml"];
  const page = writeHtml(reportOf(kinds.map((sends) => caseOf(sends, { sends }))));
  expect(page.match(/<th scope="row" title/g)).toHaveLength(1);
  for (const [, check = ""] of page.matchAll(/<a href="#check-([\w-]+)">/g)) {
    expect(page).toContain(`<dt id="check-${check}">`);
  }
});

test("What the filters need stands beside each cause and each case.", () => {
  const page = writeHtml(reportOf([failed, caseOf("b")], [findingOf()]));
  expect(page.match(/data-operations="executeJobAsync"/g)).toHaveLength(3);
  expect(page).toContain('data-checks="response-body-matches-schema"');
  expect(page).toContain('id="filter-text"');
});

test("Code in the kit's own sentences is shown as code, and a server's backticks stay what they are.", () => {
  const findings = [findingOf({ check: "response-xml-valid", message: "a `server` said" })];
  const html = writeHtml(reportOf([caseOf("a", { status: "failed" })], findings));
  expect(html).toContain("nulls with <code>i:nil</code>.");
  expect(html).toContain("a `server` said");
});
