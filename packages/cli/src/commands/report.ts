import { styleText } from "node:util";
import type { ResultsResponse } from "@starfish-api/client";
import { type Context, note, print, printJson } from "../context.ts";
import { describeRows } from "../display/rows.ts";
import { outcomeOf, sentenceOf } from "../errors.ts";
import type { Outcome } from "../exit-code.ts";
import { repeatConnection } from "../settings/settings.ts";
import { quoteForShell } from "../shell.ts";
import { hasColor, isDynamic, widthOf } from "../terminal.ts";

/** What is known of a run when a command ends. */
export interface Report {
  readonly runID: string;
  readonly outcome: Outcome | "started" | "interrupted";
  readonly rows: readonly ResultsResponse[];
  readonly error?: unknown;
}

/** Writes what is known of a run: one JSON document, or what people read. */
export function report(context: Context, { runID, outcome, rows, error }: Report): void {
  const { terminal, values } = context;
  if (values["json"] === true) {
    const { code, name } = Object(error) as { code?: string; name?: string };
    const failure = error === undefined ? {} : { error: { code: code ?? name, message: sentenceOf(error) } };
    printJson(context, { runID, outcome, rows, ...failure });
  } else if (rows.length > 0) {
    const { stdout, env } = terminal;
    print(context, describeRows(rows, isDynamic(stdout, env) ? widthOf(stdout) : Number.POSITIVE_INFINITY));
  }
  if (error !== undefined && outcome !== "interrupted") {
    note(context, sentenceOf(error));
  } else if (outcome === "succeeded" && values["json"] !== true && values["quiet"] !== true) {
    const word = hasColor(terminal.stderr, terminal.env)
      ? styleText("green", "ended well", { validateStream: false })
      : "ended well";
    note(context, `run ${runID} ${word}`);
  }
}

/** What the failure of a command about one run means; a mistake in this program is thrown on. */
export function failureOf(error: unknown): Outcome {
  const outcome = outcomeOf(error);
  if (outcome === undefined) throw error;
  return outcome;
}

/** The command that goes on waiting for a run. `isShown`: the Results have shown the run. */
export function goOn({ values }: Context, runID: string, isShown: boolean): string {
  const inquiry = isShown ? "" : " --inquiry none";
  return `starfish wait ${quoteForShell(runID)}${inquiry}${repeatConnection(values)}`;
}
