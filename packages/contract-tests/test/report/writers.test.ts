import { XMLParser, XMLValidator } from "fast-xml-parser";
import { expect, test } from "vitest";
import { concludeReport } from "../../src/report/conclusion.ts";
import { writeHtml } from "../../src/report/html/write-html.ts";
import { writeVerdict } from "../../src/report/terminal/write-verdict.ts";
import { createVerdictTable } from "../../src/report/verdict-table.ts";
import { writeAnnotations } from "../../src/report/write-annotations.ts";
import { writeJson } from "../../src/report/write-json.ts";
import { writeJUnit } from "../../src/report/write-junit.ts";
import { writeMarkdown } from "../../src/report/write-markdown.ts";
import { caseOf, findingOf, reportOf } from "../html/report.ts";

const hostile = "</failure>]]>\u0001\u001b[2J<img src=x> @everyone ``` | %0A::error::\n::error::";
const failed = caseOf("a", { status: "failed" });
const report = reportOf(
  [failed, caseOf("b"), caseOf("c", { status: "known-failure" }), caseOf("d", { status: "refused-for-safety" })],
  [findingOf({ found: hostile, message: hostile })],
);
const plain = {
  paint: (_style: string, text: string) => text,
  columns: 80,
  docsOf: (check: string) => `docs/${check}`,
};

test("JUnit's XML is well-formed whatever a server answered, and counts what failed and what was not judged.", () => {
  const xml = writeJUnit(report);
  expect(XMLValidator.validate(xml)).toBe(true);
  const parsed = new XMLParser({ ignoreAttributes: false }).parse(xml);
  expect(parsed.testsuites).toMatchObject({ "@_tests": "4", "@_failures": "1", "@_skipped": "2" });
});

test("An annotation is one line, whatever a server answered.", () => {
  const lines = writeAnnotations(report).trimEnd().split("\n");
  expect(lines).toHaveLength(2);
  expect(lines[0]).toMatch(/^::error title=/);
  expect(lines[1]).toMatch(/^::notice title=/);
});

test("Markdown shows no markup, no mention and no link of a server's.", () => {
  const markdown = writeMarkdown(reportOf([failed], [findingOf({ message: hostile })]));
  expect(markdown).not.toContain("<img");
  expect(markdown).not.toContain("@everyone");
});

test("Markdown stays short enough for a comment, and says what it left out.", () => {
  const findings = Array.from({ length: 40 }, (_, index) =>
    findingOf({ check: `check-${index}`, found: "x".repeat(9000) }),
  );
  const markdown = writeMarkdown(reportOf([failed], findings));
  expect(markdown.length).toBeLessThan(65_536);
  expect(markdown).toMatch(/\d+ more causes were found/);
});

test("A server cannot clear the terminal.", () => {
  expect(writeVerdict(report, plain)).not.toContain("\u001b");
});

test("The table shows what is worst in each cell, and fits into 80 columns.", () => {
  const sent = ["application/json", "application/xml", "text/xml", "multipart/form-data", "image/png", "*/*"];
  const cases = [...report.cases, ...sent.map((sends) => caseOf(sends, { sends }))];
  const whole = reportOf(cases, report.findings);
  const text = writeVerdict(whole, plain);
  expect(text).toMatch(/^executeJobAsync {2}✗ 1\/5/m);
  const head = text.split("\n").find((line) => /^ +json /.test(line)) ?? "";
  expect(head.trim().split(/ +/)).toEqual(["json", "xml", "text/xml", "multipart", "other"]);
  expect(head.length).toBeLessThanOrEqual(80);
});

test("The table's columns are the description's media types, those that are used, in its order.", () => {
  const mediaTypes = ["application/xml", "image/png", "text/csv", "application/json"];
  const cases = ["application/json", "image/png", "*/*"].map((sends) => caseOf(sends, { sends }));
  const { about, ...rest } = reportOf(cases);
  const { columns, rows } = createVerdictTable({ ...rest, about: { ...about, mediaTypes } });
  expect(columns).toEqual(["image/png", "json", "other"]);
  expect(rows.map(({ cells }) => cells.map((cell) => cell?.cases))).toEqual([[1, 1, 1]]);
  const many = Array.from({ length: 9 }, (_, index) => `application/x-${index}`);
  const wide = createVerdictTable({
    ...reportOf(many.map((sends) => caseOf(sends, { sends }))),
    about: { ...about, mediaTypes: many },
  });
  expect(wide.columns).toEqual(["x-0", "x-1", "x-2", "x-3", "x-4", "x-5", "other"]);
  expect(wide.rows[0]?.cells.at(-1)?.cases).toBe(3);
});

test("The findings of one cause are told once.", () => {
  const findings = ["a", "b", "c"].map((id) => findingOf({ case: id }));
  const text = writeVerdict(reportOf([failed], findings), plain);
  expect(text.match(/\/started must be boolean/g)).toHaveLength(1);
  expect(text).toContain("1 thing to fix");
  expect(text).toContain("also     b, c");
});

test("A member is one cause, whether its object stands alone or in a list.", () => {
  const messages = ["/price must be number", "/0/price must be number", "/17/price must be number"];
  const text = writeVerdict(
    reportOf(
      [failed],
      messages.map((message) => findingOf({ message })),
    ),
    plain,
  );
  expect(text).toContain("1 thing to fix");
});

test("A guess fails nothing unless strictness was asked for.", () => {
  const guess = reportOf([caseOf("a")], [findingOf({ evidence: "assumed" })]);
  expect(writeVerdict(guess, plain)).toContain("assumed, fails nothing");
  expect(writeVerdict({ ...guess, about: { ...guess.about, strict: true } }, plain)).not.toContain("fails nothing");
});

test("A run in which nothing was judged is not good news.", () => {
  expect(concludeReport(reportOf([caseOf("a", { status: "not-checked" })]))).toBe("nothing");
});

test("Where many cases failed and none passed, the address is doubted.", () => {
  const nothing = { status: "failed", verdicts: [] } as const;
  const cases = Array.from({ length: 20 }, (_, index) => caseOf(`case-${index}`, nothing));
  const doubt = "Nothing passed: does the API answer below";
  expect(writeVerdict(reportOf(cases, []), plain)).toContain(doubt);
  expect(writeVerdict(reportOf([...cases, caseOf("good")], []), plain)).not.toContain(doubt);
  expect(writeVerdict(reportOf([failed], []), plain)).not.toContain(doubt);
});

/** A case that was answered so, in which these checks held although others did not. */
function answered(status: number, ...held: readonly string[]) {
  const { exchange, ...others } = caseOf(`${status}-${held}`, { status: "failed" });
  const verdicts = held.map((check) => ({ check, outcome: "held" }) as const);
  return {
    ...others,
    verdicts,
    ...(exchange && { exchange: { ...exchange, response: { ...exchange.response, status } } }),
  };
}

test.each([
  ["are in the API's form", [answered(500, "response-body-matches-schema")], false],
  [
    "accept what is right and refuse what is wrong",
    [answered(200, "status-expected"), answered(401, "status-expected")],
    false,
  ],
  ["accept everything", [answered(200, "status-expected")], true],
  ["refuse everything", [answered(401, "status-expected", "response-body-matches-schema")], true],
  [
    "know nothing",
    [answered(404, "status-expected", "response-body-matches-schema"), answered(405, "status-expected")],
    true,
  ],
] as const)(
  "Where every case failed, the address is doubted by what the answers are like: they %s.",
  (_what, some, isDoubted) => {
    const cases = Array.from({ length: 20 }, () => some).flat();
    expect(writeVerdict(reportOf(cases, []), plain).includes("Nothing passed")).toBe(isDoubted);
  },
);

test("A found text of several lines stays below its name.", () => {
  const text = writeVerdict(reportOf([failed], [findingOf({ found: "<html>\n<body>" })]), plain);
  expect(text).toContain("  found    <html>\n           <body>");
});

const writers = {
  terminal: (each: typeof report) => writeVerdict(each, plain),
  markdown: writeMarkdown,
  annotations: writeAnnotations,
  junit: writeJUnit,
  json: writeJson,
  html: writeHtml,
};

test.each(Object.entries(writers))(
  "%s tells each of three mistakes, although one check finds two of them",
  (_, write) => {
    const mistakes = [
      findingOf({ message: "/started must be boolean" }),
      findingOf({ message: "/error is required and missing", found: "nothing" }),
      findingOf({ check: "unauthorized-has-challenge", message: "The 401 asks for no bearer token" }),
    ];
    const text = write(reportOf([failed], mistakes));
    for (const { message } of mistakes) {
      expect(text.replaceAll("&#39;", "'")).toContain(message);
    }
  },
);

const acting = "a\u001b[2J\u202eb\u2028c\u200fd www.evil.example ::add-mask::e ##[add-mask]f";

test.each(Object.entries(writers).filter(([name]) => name !== "json"))(
  "%s carries no control character and none that turns text",
  (_, write) => {
    const texts = { message: acting, expected: acting, found: acting, curl: acting, operation: acting, case: acting };
    const hostileCase = { ...failed, id: acting, operation: acting, title: acting };
    const text = write(reportOf([hostileCase], [findingOf(texts)]));
    expect(["\u001b", "\u202e", "\u2028", "\u200f"].filter((character) => text.includes(character))).toEqual([]);
  },
);

test("A server's text is not a command of a CI runner, wherever it stands in a line.", () => {
  const text = writeVerdict(reportOf([failed], [findingOf({ found: `x\n${acting}` })]), plain);
  expect(text).not.toContain("::add-mask::");
  expect(text).not.toContain("##[");
});

test("Markdown makes no link of a server's address.", () => {
  expect(writeMarkdown(reportOf([failed], [findingOf({ message: "see www.evil.example" })]))).not.toContain("www.evil");
});
