import { expect, test } from "vitest";
import type { ProxiedExchange } from "../../src/proxy/judge-passage.ts";
import { createLiveTable, type Screen } from "../../src/proxy/live-table.ts";

const right: ProxiedExchange = {
  operation: "getResults",
  sends: "",
  answers: "text/xml",
  status: 200,
  durationMilliseconds: 1,
  verdicts: [
    { check: "a", outcome: "held", findings: [] },
    { check: "b", outcome: "held", findings: [] },
    { check: "c", outcome: "not-checked", findings: [], reason: "who knows" },
    { check: "d", outcome: "not-applicable", findings: [], reason: "it does not" },
  ],
  findings: [],
};
const finding = {
  check: "d",
  blame: "server" as const,
  evidence: "observed" as const,
  operation: "getResults",
  message: "It is wrong",
  expected: "one",
  found: "\u001b[2Jtwo",
  curl: "curl 'http://a'",
};
const wrong: ProxiedExchange = {
  ...right,
  verdicts: [{ check: "d", outcome: "violated", findings: [finding] }],
  findings: [finding],
};

function screenOf(size: Partial<Screen> = {}): { screen: Screen; written: string[] } {
  const written: string[] = [];
  return { screen: { write: (text) => written.push(text), ...size }, written };
}

test("Elsewhere than on a terminal each exchange is a line, and the table comes at the end.", () => {
  const { screen, written } = screenOf();
  const table = createLiveTable(screen);
  table.add(right);
  expect(written).toEqual(["getResults – → 200 text/xml: 2 held, 0 violated, 1 not checked\n"]);
  table.add(wrong);
  table.end();
  expect(written.at(-1)).toBe(
    "operation   sends  answers   exchanges  held  violated  not checked\n" +
      "getResults  –      text/xml          2     2         1            1\n",
  );
});

test("A finding names who is to blame, and cannot move the cursor.", () => {
  const { screen, written } = screenOf();
  createLiveTable(screen).add(wrong);
  const text = written.join("");
  expect(text).toContain("✗ server: d (observed) at getResults\n  It is wrong\n  expected one\n");
  expect(text).toContain("found    \\u001b[2Jtwo");
  expect(text).not.toContain("\u001b");
});

test("No word of a server is a command of a CI runner.", () => {
  const { screen, written } = screenOf();
  const table = createLiveTable(screen);
  table.add({ ...wrong, findings: [{ ...finding, found: "x ##[add-mask]a", message: "::add-mask::e" }] });
  table.end("::error::f\n");
  expect(written.join("")).not.toMatch(/::(?:add-mask|error)::|##\[/);
  expect(written.join("")).toContain("add-mask");
});

test("The same mistake is told in full once, and another one in full again.", () => {
  const { screen, written } = screenOf();
  const table = createLiveTable(screen);
  table.add(wrong);
  table.add(wrong);
  table.add({ ...wrong, findings: [{ ...finding, message: "It is wrong elsewhere" }] });
  const text = written.join("");
  expect(text.match(/^ {2}It is wrong$/gm)).toHaveLength(1);
  expect(text).toContain("✗ server: d (observed) at getResults, once more\n");
  expect(text).toContain("  It is wrong elsewhere\n");
});

test("On a terminal the table is drawn over itself, with the findings above it, once for many exchanges.", () => {
  const scheduled: (() => void)[] = [];
  const { screen, written } = screenOf({ isTTY: true, columns: 100, rows: 20 });
  const table = createLiveTable(screen, (draw) => scheduled.push(draw));
  table.add(right);
  table.add(right);
  expect([written.length, scheduled.length]).toEqual([0, 1]);
  scheduled[0]?.();
  table.add(wrong);
  scheduled[1]?.();
  expect(written[0]?.split("\n")).toHaveLength(3);
  expect(written[1]).toContain("\u001b[2A\r\u001b[J✗ server");
  expect(written[1]?.trimEnd().split("\n").at(-1)).toMatch(/ 3 +4 +1 +2$/);
});

test("A small terminal gets short lines, and no more of them than it has.", () => {
  const { screen, written } = screenOf({ isTTY: true, columns: 20, rows: 5 });
  const table = createLiveTable(screen, () => undefined);
  for (const operation of ["a", "b", "c", "d", "e"]) table.add({ ...right, operation });
  table.end();
  const lines = written.join("").trimEnd().split("\n");
  expect(lines).toHaveLength(3);
  expect(lines.at(-1)).toBe("… 4 more");
  expect(Math.max(...lines.map((line) => line.length))).toBeLessThan(20);
});

test("An exchange that could not be judged counts as not checked, and says why.", () => {
  const { screen, written } = screenOf();
  const table = createLiveTable(screen);
  table.add({ ...right, verdicts: [], status: 0, reason: "too long" });
  table.end();
  expect(written[0]).toBe("getResults – → no answer text/xml: not checked\n  not checked: too long\n");
  expect(written[1]).toMatch(/ 1 +0 +0 +1\n$/);
});
