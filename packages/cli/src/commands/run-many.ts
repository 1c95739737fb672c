import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { numberOf, textOf, type Values } from "../arguments/parse.ts";
import { type Context, note, printJson } from "../context.ts";
import { showBatch } from "../display/batch-progress.ts";
import { UsageError } from "../errors.ts";
import { gravestOf, type Outcome } from "../exit-code.ts";
import { type BatchRow, loadBatch, placed } from "../many/batch.ts";
import { PlacedError } from "../many/csv.ts";
import { type InputFile, parseInput, type Spelling } from "../many/input-file.ts";
import { Journal } from "../many/journal.ts";
import { openOutput } from "../many/output.ts";
import type { RowResult } from "../many/row-result.ts";
import { createRowWriter } from "../many/row-writer.ts";
import { runBatch } from "../many/run-batch.ts";
import { Tally } from "../many/tally.ts";
import { membersOf, signed } from "../request.ts";
import { loadSettings, openClient } from "../settings/settings.ts";
import type { Terminal } from "../terminal.ts";
import { timesOf } from "./watch.ts";

/** `starfish run --many FILE`: runs one job for each row, and writes the rows with their results in the file's order. */
export async function runMany(context: Context): Promise<Outcome> {
  const { values, terminal, signal } = context;
  checkOptions(values);
  const settings = loadSettings(terminal, values);
  const times = timesOf(context);
  const concurrency = numberOf(values, "concurrency", { min: 1, max: 1000, standard: 8 });
  const file = textOf(values, "many") as string;
  const key = textOf(values, "key");
  const { mediaType, url } = settings;
  const input = await loadInput(file, terminal, values);
  const rows = await loadBatch(input, { name: file, key, defaults: membersOf(values), mediaType });
  const isNamed = key !== undefined || input.columns.includes("runID");
  const journal = isNamed ? new Journal(checkedJournalFile(file, values), url.href) : undefined;
  try {
    for (const { input: row, request } of rows) {
      if (journal?.isForAnother(request)) {
        throw new UsageError(
          placed(file, row, "the run of this line was begun for another request; give it another key"),
        );
      }
    }
    const sent = new Set<string>();
    const client = await openClient(terminal, settings, {
      claims: journal?.store,
      onExchange: ({ path, runID, isUnsent }) => {
        if (path === startPath && runID !== undefined && isUnsent !== true) sent.add(runID);
      },
    });
    const writer = createRowWriter(input);
    const output = openOutput(textOf(values, "out"), terminal);
    output.write(writer.head);
    const tally = new Tally(rows, (row, result) => output.write(writer.line(row.input, result)));
    const open = rows.filter((row) => {
      const end = journal?.endOf(row.request.runID);
      if (end !== undefined) tally.settle(row, end);
      return end === undefined;
    });
    const before = rows.length - open.length;
    const fresh = open.filter(({ request }) => journal === undefined || journal.stageOf(request.runID) === "none");
    const progress = showBatch(context, { total: rows.length, before });
    const reason = await runBatch(open, {
      sign: (request) => signed(request, settings),
      start: (request, resendUnknownStart) =>
        client.runJob(request, {
          inquiry: times.inquiry,
          resendUnknownStart,
          ...(isNamed && { askFirst: true }),
        }),
      concurrency,
      journal,
      deadline: times.deadline,
      resendUnknownStart: values["resend-unknown-start"] === true,
      signal,
      onBegin: progress.begin,
      onEnd(row, result) {
        progress.end(result);
        tally.settle(row, result);
      },
    });
    const error = reason ?? "";
    for (const row of open) if (!tally.isSettled(row)) tally.settle(row, { ...notBegun(row), error });
    output.close();
    progress.stop();
    const foreign = fresh.filter(({ request }) => tally.hasEnded(request.runID) && !sent.has(request.runID)).length;
    summarize(context, tally, { before, foreign, reason, isNamed });
    return gravestOf(tally.outcomes(reason));
  } finally {
    journal?.close();
  }
}

const startPath = "/v1/ExecuteJobAsync";
const notBegun = ({ request: { runID } }: BatchRow): RowResult => ({ runID, outcome: "not begun", rows: [] });

function checkOptions(values: Values): void {
  const alone = ["run-id", "run-id-for"].find((name) => values[name] !== undefined);
  if (alone !== undefined)
    throw new UsageError(`--${alone} is for one run; with --many, --key COLUMN derives the runIDs.`);
  if (values["json"] === true && [undefined, "-"].includes(textOf(values, "out"))) {
    throw new UsageError("--json with --many is a summary on stdout: say where the rows go with --out FILE.");
  }
}

async function loadInput(file: string, { stdin }: Terminal, values: Values): Promise<InputFile> {
  try {
    const bytes = file === "-" ? await readAll(stdin) : readFileSync(file);
    return parseInput(bytes, (textOf(values, "format") as Spelling["format"]) ?? formatOf(file, bytes));
  } catch (error) {
    if (error instanceof PlacedError) throw new UsageError(placed(file, error.place, error.message));
    throw new UsageError(`--many: ${file} cannot be read: ${(error as NodeJS.ErrnoException).code ?? error}`);
  }
}

async function readAll(stdin: Terminal["stdin"]): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of stdin) chunks.push(Buffer.from(chunk));
  return Buffer.concat(chunks);
}

function formatOf(file: string, bytes: Uint8Array): Spelling["format"] {
  if (/\.(?:jsonl|ndjson|json)$/i.test(file)) return "jsonl";
  return file === "-" && /^\s*\{/.test(new TextDecoder().decode(bytes.subarray(0, 100))) ? "jsonl" : "csv";
}

/** Throws UsageError where the rows would replace what is kept of their runs. */
function checkedJournalFile(file: string, values: Values): string {
  const journal = journalFile(file, values);
  const out = textOf(values, "out");
  if (out !== undefined && [journal, `${journal}.lock`].some((each) => resolve(each) === resolve(out))) {
    throw new UsageError(
      `--out: ${out} is where the journal is kept, and what was started would be forgotten: name another file`,
    );
  }
  return journal;
}

function journalFile(file: string, values: Values): string {
  const own = textOf(values, "journal");
  if (own === undefined && file === "-")
    throw new UsageError("--key with stdin needs --journal FILE, to go on after a stop.");
  return own ?? `${file}.journal`;
}

interface Summary {
  /** Rows that an earlier start of the command has finished. */
  readonly before: number;
  /** Rows whose run was there before anything was sent. */
  readonly foreign: number;
  readonly reason: string | undefined;
  readonly isNamed: boolean;
}

function summarize(context: Context, tally: Tally, { before, foreign, reason, isNamed }: Summary): void {
  const counts = tally.counts();
  const total = [...counts.values()].reduce((sum, count) => sum + count, 0);
  const outcomes = Object.fromEntries(counts);
  if (context.values["json"] === true) {
    printJson(context, { rows: total, outcomes, endedBefore: before });
    return;
  }
  const words = [...counts].map(([outcome, count]) => `${count} ${outcome}`).join(", ");
  note(context, `${total} ${total === 1 ? "row" : "rows"}: ${words || "nothing to do"}`);
  if (before > 0)
    note(context, `${before} of them had ended at an earlier start of this command; nothing was asked for them`);
  if (foreign > 0) note(context, `${foreign} of them were known to the server already; nothing was started for them`);
  const isOpen = ["unknown", "unfinished", "refused", "not begun"].some((outcome) => outcome in outcomes);
  if (reason !== undefined && reason !== "interrupted")
    note(context, `stopped, for every other row would fail too: ${reason}`);
  if (isOpen && isNamed) note(context, "the same command, started again, goes on with what has not ended");
  if (isOpen && !isNamed && reason === "interrupted") {
    note(
      context,
      "interrupted; what runs goes on at the server, see starfish wait RUNID; with --key it could be gone on with",
    );
  }
}
