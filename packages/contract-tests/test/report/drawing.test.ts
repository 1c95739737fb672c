import { expect, test } from "vitest";
import { createPaint, withoutDrawing } from "../../src/report/terminal/paint.ts";
import { createProgress } from "../../src/report/terminal/progress.ts";
import type { JudgedCase } from "../../src/run/judge-case.ts";

const passed = { report: { id: "a", status: "passed" }, findings: [] } as unknown as JudgedCase;

test.each([
  ["a terminal", { TERM: "xterm" }, true],
  ["one without a name", {}, true],
  ["one that can draw nothing", { TERM: "dumb" }, false],
])("On %s lines are drawn over and coloured: %j, %s.", (_what, variables, isDrawn) => {
  const written: string[] = [];
  const terminal = { isTTY: true, columns: 80, write: (text: string) => written.push(text) };
  const paint = createPaint(terminal, variables);
  const progress = createProgress(withoutDrawing(terminal, variables), paint, () => 0);
  progress.add(passed, 1);
  progress.end();
  expect(paint("red", "text") !== "text").toBe(isDrawn);
  expect(written.join("").includes("\u001b")).toBe(isDrawn);
  expect(written.join("")).toContain("1/1 cases, none failed");
});
