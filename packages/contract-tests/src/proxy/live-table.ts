import { checks } from "../checks/index.ts";
import type { Finding } from "../judgement.ts";
import { templateOfFound, templateOfMessage } from "../report/cause-template.ts";
import { printable, withoutCommands } from "../report/printable.ts";
import type { ProxiedExchange } from "./judge-passage.ts";
import { addToTally, emptyTally, type Tally } from "./tally.ts";

/** Where the table is drawn. A terminal has columns and rows; a file or a pipe has none. */
export interface Screen {
  write(text: string): unknown;
  readonly isTTY?: boolean;
  readonly columns?: number;
  readonly rows?: number;
}

export interface LiveTable {
  add(exchange: ProxiedExchange): void;
  /** Draws the last state, below the last words. */
  end(words?: string): void;
}

/** Mistakes that are remembered as told. */
const maxTold = 1000;

const heading = ["operation", "sends", "answers", "exchanges", "held", "violated", "not checked"] as const;

/**
 * Shows findings as they come, with the table beneath. On a terminal the table stays in its place; elsewhere each exchange
 * is a line, and the table comes at the end.
 *
 * @param schedule - Draws a little later, so that heavy traffic is not drawn one by one. Default: after 100 ms.
 */
export function createLiveTable(
  screen: Screen,
  schedule: (draw: () => void) => void = (draw) => void setTimeout(draw, 100).unref(),
): LiveTable {
  let tally: Tally = emptyTally;
  let waiting: string[] = [];
  let drawnLines = 0;
  let isScheduled = false;
  const told = new Set<string>();
  const describe = (finding: Finding): string[] => {
    const key = keyOf(finding);
    const lines = told.has(key) ? [`✗ ${titleOf(finding)}, once more`] : describeFinding(finding);
    // What a server could vary without end is printed in full each time.
    if (told.size < maxTold) {
      told.add(key);
    }
    return lines;
  };
  const draw = (): void => {
    isScheduled = false;
    const table = fit(writeTable(tally), screen);
    const back = drawnLines === 0 ? "" : `\u001b[${drawnLines}A\r\u001b[J`;
    screen.write(`${back}${[...waiting, ...table].map((line) => `${line}\n`).join("")}`);
    waiting = [];
    drawnLines = table.length;
  };
  return {
    add: (exchange) => {
      tally = addToTally(tally, exchange);
      const news = [...describeReason(exchange), ...exchange.findings.flatMap(describe)].map(shown);
      if (screen.isTTY !== true) {
        screen.write([describeExchange(exchange), ...news].map((line) => `${line}\n`).join(""));
        return;
      }
      waiting = [...waiting, ...news];
      if (!isScheduled) {
        isScheduled = true;
        schedule(draw);
      }
    },
    end: (words = "") => {
      waiting = [...waiting, ...words.split("\n").slice(0, -1).map(shown)];
      draw();
    },
  };
}

/** A line that moves no cursor and gives a runner no command. */
function shown(line: string): string {
  return withoutCommands(printable(line));
}

function writeTable(tally: Tally): string[] {
  const rows = [...tally.values()]
    .sort((left, right) => compare(left.operation, right.operation) || compare(left.sends, right.sends))
    .map(({ operation, sends, answers, exchanges, held, violated, notChecked }) => [
      operation,
      sends || "–",
      answers || "–",
      ...[exchanges, held, violated, notChecked].map(String),
    ]);
  const lines = [[...heading], ...rows];
  const widths = heading.map((_, column) => Math.max(...lines.map((cells) => cells[column]?.length ?? 0)));
  return lines.map((cells) =>
    cells
      .map((cell, column) => (column < 3 ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0)))
      .join("  "),
  );
}

/** A line that wraps, or a table longer than the screen, could not be drawn over. */
function fit(table: readonly string[], { isTTY, columns = 80, rows = 24 }: Screen): readonly string[] {
  if (isTTY !== true) {
    return table;
  }
  const most = Math.max(rows - 2, 2);
  const lines = table.length <= most ? table : [...table.slice(0, most - 1), `… ${table.length - most + 1} more`];
  return lines.map((line) => line.slice(0, columns - 1));
}

function describeExchange({ operation, sends, answers, status, verdicts, reason }: ProxiedExchange): string {
  const count = (outcome: string): number => verdicts.filter((verdict) => verdict.outcome === outcome).length;
  const result =
    reason === undefined
      ? `${count("held")} held, ${count("violated")} violated, ${count("not-checked")} not checked`
      : "not checked";
  return `${operation} ${sends || "–"} → ${status === 0 ? "no answer" : status} ${answers || "–"}: ${result}`;
}

function describeReason({ error, notes = [], reason }: ProxiedExchange): string[] {
  const unknown = notes.map((note) => `  ${note}`);
  return reason === undefined
    ? unknown
    : [`  not checked: ${reason}${error === undefined ? "" : `: ${error.message}`}`];
}

/** The same mistake at the same operation is printed in full once. */
function keyOf({ blame, check, evidence, expected, message, operation }: Finding): string {
  return JSON.stringify([check, blame, evidence, operation, templateOfMessage(message), templateOfFound(expected)]);
}

function titleOf({ blame, check, evidence, operation }: Finding): string {
  return `${blame}: ${check} (${evidence}) at ${operation}`;
}

function describeFinding(finding: Finding): string[] {
  const { check, message, expected, found, curl } = finding;
  const { fix, why } = checks.find(({ id }) => id === check) ?? {};
  return [
    `✗ ${titleOf(finding)}`,
    `  ${message}`,
    `  expected ${expected}`,
    `  found    ${found}`,
    ...(why === undefined ? [] : [`  why      ${why}`]),
    ...(fix === undefined ? [] : [`  fix      ${fix}`]),
    `  again    ${curl}`,
  ];
}

function compare(left: string, right: string): number {
  return left < right ? -1 : left > right ? 1 : 0;
}
